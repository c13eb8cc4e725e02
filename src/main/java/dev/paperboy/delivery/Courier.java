package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.returns.Returns;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Subscribers;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Sends what waits in the outbox. A mail is held by a committed lease before its transaction begins, and its verdict is committed
 * before the next one over the same connection does: whatever dies in between, no mail is lost, and at most those under way, one for
 * each connection, go twice.
 */
@Singleton
public final class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);

    private final Leases leases;
    private final Function<Collection<Long>, Map<Long, Subscriber>> readers;
    private final Writing writing;
    private final Lines lines;
    private final Terms terms;
    private final WarmUp warmUp;
    private final Aftermath aftermath;
    private final InstantSource clock;
    private final ReentrantLock atWork = new ReentrantLock();

    /** After rounds that were halted; a server that is down, or a wrong password, is not helped by knocking all the time. */
    private final RetryPolicy rest = new RetryPolicy(
            Duration.ofSeconds(30), Duration.ofMinutes(15), Integer.MAX_VALUE, RandomGenerator.getDefault());

    private final Doubts doubts = new Doubts();
    private int haltedRounds;
    private Instant restUntil = Instant.MIN;
    private volatile boolean stopping;

    @Inject
    Courier(
            Database database,
            Subscribers subscribers,
            Writing writing,
            Lines lines,
            OutboxSettings outbox,
            SmtpSettings smtp,
            Returns returns,
            Halts halts,
            InstantSource clock) {
        this(
                new Leases(database, CourierId.ofThisProcess()),
                subscribers::find,
                writing,
                lines,
                Terms.of(outbox, smtp, RandomGenerator.getDefault()),
                new WarmUp(database, outbox.warmUp()),
                new Consequences(returns, halts, CourierId.ofThisProcess(), clock),
                clock);
    }

    Courier(
            Leases leases,
            Function<Collection<Long>, Map<Long, Subscriber>> readers,
            Writing writing,
            Lines lines,
            Terms terms,
            WarmUp warmUp,
            Aftermath aftermath,
            InstantSource clock) {
        this.leases = leases;
        this.warmUp = warmUp;
        this.aftermath = aftermath;
        this.readers = readers;
        this.writing = writing;
        this.lines = lines;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * Sends until nothing is due, or until something goes wrong that concerns all mails; then it rests for a while, and calls in that
     * time do nothing. One round at a time: a second caller waits.
     *
     * @param progress told after each mail
     */
    public Tally deliver(Consumer<Tally> progress) {
        atWork.lock();
        try {
            if (stopping) {
                return Tally.NOTHING;
            }
            if (clock.instant().isBefore(restUntil)) {
                return Tally.NOTHING.haltedBy("Resting until " + restUntil + " after a failure");
            }
            takeOver();
            return close(round().deliver(progress));
        } finally {
            atWork.unlock();
        }
    }

    private Round round() {
        var trusted = haltedRounds == 0;
        return new Round(
                leases,
                readers,
                writing,
                lines::line,
                terms,
                warmUp,
                aftermath,
                clock,
                () -> stopping,
                doubts,
                trusted);
    }

    private void takeOver() {
        var free = leases.takeOver(clock.instant());
        if (free > 0) {
            LOG.infof("Took over mails of a courier that is gone: mails=%d", free);
        }
    }

    private Tally close(Tally tally) {
        if (tally.halted().isPresent()) {
            haltedRounds++;
            restUntil = rest.next(haltedRounds, clock.instant()).orElse(restUntil);
            aftermath.halted(tally.halted().get());
            LOG.warnf(
                    "Halted delivery: %s; resting until=%s sent=%d",
                    tally.halted().get(), restUntil, tally.sent());
            return tally;
        }
        haltedRounds = 0;
        if (tally.sent() > 0) {
            aftermath.sent();
        }
        if (tally.total() > 0) {
            LOG.infof(
                    "Delivered mails: to=%s sent=%d retry=%d bounced=%d ambiguous=%d skipped=%d",
                    lines.destination(),
                    tally.sent(),
                    tally.retried(),
                    tally.bounced(),
                    tally.ambiguous(),
                    tally.skipped());
        }
        return tally;
    }

    /** Lets the mails under way end, so that their verdicts are kept, and sends no more. */
    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        stopping = true;
        atWork.lock();
        atWork.unlock();
    }
}
