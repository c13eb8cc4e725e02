package dev.paperboy.delivery;

import dev.failsafe.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much goes to each recipient domain at a time, so that one which is slow, or wants to be left alone, does not hold up the others.
 * For one thread at a time.
 */
final class Traffic {

    /** A domain whose oldest transaction takes longer than this is slow: its mails make way for others'. */
    private static final Duration SLOW = Duration.ofSeconds(1);

    private static final Duration STEP_ASIDE = Duration.ofSeconds(10);
    private static final Duration LEFT_ALONE = Duration.ofMinutes(30);

    /** So many refusals in a row that are the sender's matter mean the whole domain. */
    private static final int ENOUGH = 5;

    private final int connections;
    private final Optional<Integer> perSecond;
    private final Map<String, Domain> domains = new HashMap<>();

    /**
     * @param connections transactions with one domain at a time
     * @param perSecond mails to one domain in a second, spread evenly; empty for no limit
     */
    Traffic(int connections, Optional<Integer> perSecond) {
        this.connections = connections;
        this.perSecond = perSecond;
    }

    private static final class Domain {
        final Deque<Instant> underWay = new ArrayDeque<>();
        final @Nullable RateLimiter<Object> limiter;
        int refusals;
        Instant leftAloneUntil = Instant.MIN;
        Instant nextPlace = Instant.MIN;

        Domain(Optional<Integer> perSecond) {
            limiter = perSecond
                    .map(most -> RateLimiter.smoothBuilder(most, Duration.ofSeconds(1))
                            .build())
                    .orElse(null);
        }
    }

    private Domain of(String name) {
        return domains.computeIfAbsent(name, none -> new Domain(perSecond));
    }

    /** Whether a mail to a domain may begin now; if so, it has. */
    boolean begin(String name, Instant now) {
        var domain = of(name);
        if (domain.underWay.size() >= connections || now.isBefore(domain.leftAloneUntil)) {
            return false;
        }
        if (domain.limiter != null && !domain.limiter.tryAcquirePermit()) {
            return false;
        }
        domain.underWay.add(now);
        return true;
    }

    /** A mail to a domain has ended. */
    void end(String name) {
        of(name).underWay.poll();
    }

    /**
     * Notes whether a domain refused a mail for the sender's sake.
     *
     * @param failuresInARow of all domains: if they are as many, it is not a matter of this domain alone
     * @return whether it is left alone for a while from now on
     */
    boolean refused(String name, boolean refusal, int failuresInARow, Instant now) {
        var domain = of(name);
        domain.refusals = refusal ? domain.refusals + 1 : 0;
        if (domain.refusals < ENOUGH || failuresInARow >= domain.refusals) {
            return false;
        }
        domain.refusals = 0;
        domain.leftAloneUntil = now.plus(LEFT_ALONE);
        return true;
    }

    /** When a mail that cannot begin should be looked at again; empty if its turn is about to come. */
    Optional<Instant> aside(String name, Instant now) {
        var domain = of(name);
        if (now.isBefore(domain.leftAloneUntil)) {
            return Optional.of(domain.leftAloneUntil);
        }
        if (domain.limiter != null) {
            var earliest = now.plus(STEP_ASIDE);
            var place = domain.nextPlace.isBefore(earliest) ? earliest : domain.nextPlace;
            domain.nextPlace = place.plus(Duration.ofSeconds(1).dividedBy(perSecond.orElseThrow()));
            return Optional.of(place);
        }
        var oldest = domain.underWay.peek();
        return oldest != null && Duration.between(oldest, now).compareTo(SLOW) > 0
                ? Optional.of(now.plus(STEP_ASIDE))
                : Optional.empty();
    }
}
