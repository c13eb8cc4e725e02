package dev.paperboy.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a courier works by.
 *
 * @param batch mails held at once
 * @param lease how long they are held until their turn comes
 * @param attempt how long one attempt can take at the most, with room to spare
 * @param connections open at once
 * @param perDomain transactions with one recipient domain at once
 * @param perDomainAndSecond mails to one recipient domain in a second; empty for no limit
 */
record Terms(
        Judge judge,
        int batch,
        Duration lease,
        Duration attempt,
        int connections,
        int perDomain,
        Optional<Integer> perDomainAndSecond) {

    /** More would lapse before their turn comes, and a statement takes so many parameters at most on PostgreSQL. */
    private static final int LARGEST_BATCH = 10_000;

    Terms {
        check("paperboy.outbox.batch", batch, LARGEST_BATCH);
        check("paperboy.smtp.connections", connections, Breaker.MOST);
        check("paperboy.outbox.domain-connections", perDomain, Breaker.MOST);
        perDomainAndSecond.ifPresent(most -> check("paperboy.outbox.domain-rate", most, 1_000_000));
    }

    private static void check(String setting, int number, int most) {
        if (number < 1 || number > most) {
            throw new IllegalArgumentException(setting + " must be 1 to " + most + ", not " + number);
        }
    }

    private static final Duration MARGIN = Duration.ofSeconds(30);

    static Terms of(OutboxSettings outbox, SmtpSettings smtp, RandomGenerator jitter) {
        var retry = new RetryPolicy(outbox.retryFirst(), outbox.retryLongest(), outbox.retryAttempts(), jitter);
        return new Terms(
                new Judge(retry, outbox.ambiguous(), outbox.ambiguousAfter(), outbox.giveUpAfter()),
                outbox.batch(),
                outbox.lease(),
                // A mail over a dead connection, a new connection, the mail again.
                smtp.deadline().multipliedBy(3).plus(MARGIN),
                smtp.connections(),
                outbox.domainConnections().orElse(Math.max(1, smtp.connections() - 1)),
                outbox.domainRate());
    }
}
