package dev.paperboy.subscribers;

import dev.paperboy.database.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/** What a reader, a bounce or the operator changes about a subscription. Each can be repeated without harm. */
@Singleton
public final class Changes {

    private static final Logger LOG = Logger.getLogger(Changes.class);

    private final Database database;
    private final InstantSource clock;
    private final Register register;
    private final Suppressions suppressions;
    private final JoinRequests requests = new JoinRequests();

    Changes(Database database, InstantSource clock, Register register, Suppressions suppressions) {
        this.database = database;
        this.clock = clock;
        this.register = register;
        this.suppressions = suppressions;
    }

    /** Why an address must not be mailed. */
    public enum Reason {
        LEFT,
        BOUNCED,
        COMPLAINED,
        ERASED
    }

    /** Adds a reader who agreed by other means than the form, or gives a known one new wishes. For the operator. */
    public Subscriber add(Address address, Wishes wishes) {
        return database.inTransaction(transaction -> {
            var now = clock.instant();
            var id = register.enter(transaction, address, now).id();
            register.activate(transaction, id, wishes, now);
            requests.expire(transaction, id, now);
            suppressions.lift(transaction, address);
            LOG.infof("Added a subscription subscriber=%d", id);
            return SubscriberRows.find(transaction, id).orElseThrow();
        });
    }

    /** Keeps new wishes. A digest that is due already still comes; the next one is due by the new rhythm. */
    public void change(Subscriber subscriber, Wishes wishes) {
        database.useTransaction(
                transaction -> register.lock(transaction, subscriber.id()).ifPresent(known -> {
                    var now = clock.instant();
                    register.write(transaction, known.id(), wishes);
                    var from = known.pausedUntil()
                            .map(until -> endOfPause(wishes.rhythm(), until))
                            .filter(end -> end.isAfter(now))
                            .orElse(now);
                    register.reschedule(transaction, known.id(), wishes.rhythm().nextDue(from), now);
                    LOG.infof("Changed the wishes subscriber=%d", known.id());
                }));
    }

    /**
     * No digests before a local date. A date that is not ahead ends a pause.
     *
     * @throws IllegalArgumentException with a sentence for the reader, if the date is more than a year ahead
     */
    public void pause(Subscriber subscriber, LocalDate until) {
        var now = clock.instant();
        var zone = subscriber.wishes().rhythm().zone();
        var today = now.atZone(zone).toLocalDate();
        if (until.isAfter(today.plusYears(1))) {
            throw new IllegalArgumentException("A pause can last a year at most.");
        }
        if (!until.isAfter(today)) {
            resume(subscriber);
            return;
        }
        database.useTransaction(
                transaction -> register.lock(transaction, subscriber.id()).ifPresent(known -> {
                    var rhythm = known.wishes().rhythm();
                    register.pause(transaction, known.id(), until, rhythm.nextDue(endOfPause(rhythm, until)));
                    LOG.infof("Paused subscriber=%d until=%s", known.id(), until);
                }));
    }

    /** The last moment of a pause, so that a digest due at midnight is the first one again. */
    private static Instant endOfPause(Rhythm rhythm, LocalDate until) {
        return until.atStartOfDay(rhythm.zone()).toInstant().minusNanos(1);
    }

    /** Ends a pause. */
    public void resume(Subscriber subscriber) {
        database.useTransaction(transaction -> register.lock(transaction, subscriber.id())
                .filter(known -> known.pausedUntil().isPresent())
                .ifPresent(known -> {
                    var now = clock.instant();
                    transaction.execute("update subscriber set paused_until = null where id = ?", known.id());
                    register.reschedule(
                            transaction, known.id(), known.wishes().rhythm().nextDue(now), now);
                    LOG.infof("Resumed subscriber=%d", known.id());
                }));
    }

    /**
     * Ends the subscription and suppresses the address until a fresh double opt-in: a confirmation link that is still on its way is
     * void from now on. Personal links keep working, so that leaving twice is no error.
     */
    public void leave(Subscriber subscriber, Reason reason) {
        database.useTransaction(
                transaction -> register.lock(transaction, subscriber.id()).ifPresent(known -> {
                    var now = clock.instant();
                    register.leave(transaction, known.id(), now);
                    requests.expire(transaction, known.id(), now);
                    suppressions.add(transaction, known.address(), reason, now);
                    LOG.infof("Ended a subscription subscriber=%d reason=%s", known.id(), reason);
                }));
    }

    /** Deletes all that is known of a person but a keyed hash that keeps the address suppressed (GDPR, Articles 17 and 21). */
    public void erase(Subscriber subscriber) {
        database.useTransaction(
                transaction -> register.lock(transaction, subscriber.id()).ifPresent(known -> {
                    suppressions.add(transaction, known.address(), Reason.ERASED, clock.instant());
                    transaction.execute("delete from subscriber where id = ?", known.id());
                    LOG.infof("Erased a person subscriber=%d", known.id());
                }));
    }
}
