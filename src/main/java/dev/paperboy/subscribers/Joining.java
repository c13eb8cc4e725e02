package dev.paperboy.subscribers;

import dev.paperboy.database.Database;
import dev.paperboy.subscribers.Subscriber.State;
import dev.paperboy.subscribers.Tokens.Purpose;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/** Double opt-in: a wish from the form becomes a subscription when the address' owner agrees. */
@Singleton
public final class Joining {

    private static final Logger LOG = Logger.getLogger(Joining.class);

    private static final Duration SPENT_KEPT = Duration.ofDays(30);

    private final Database database;
    private final Tokens tokens;
    private final InstantSource clock;
    private final Register register;
    private final Suppressions suppressions;
    private final JoinLimits limits;
    private final Handles handles;
    private final JoiningSettings settings;
    private final JoinRequests requests = new JoinRequests();

    Joining(
            Database database,
            Tokens tokens,
            InstantSource clock,
            Register register,
            Suppressions suppressions,
            JoinLimits limits,
            Handles handles,
            JoiningSettings settings) {
        this.database = database;
        this.tokens = tokens;
        this.clock = clock;
        this.register = register;
        this.suppressions = suppressions;
        this.limits = limits;
        this.handles = handles;
        this.settings = settings;
    }

    /** Which mail answers a request; the page that answers it is always the same. */
    public enum Reply {
        /** Ask the owner to confirm. */
        CONFIRMATION,
        /** The owner has confirmed long ago: send the personal links. */
        LINKS,
        /** Too many requests: send nothing. */
        NOTHING
    }

    /**
     * @param subscriberId whom to write to; 0 if to nobody
     * @param reply what to write
     */
    public record Requested(long subscriberId, Reply reply) {
        static final Requested NOTHING = new Requested(0, Reply.NOTHING);
    }

    /**
     * Notes what somebody asked for. An address gets one mail in 24 hours and three in 30 days; wishes that come in between still
     * replace those that a link on its way would confirm. Known and unknown addresses cause the same work, so that the time it takes
     * tells nothing.
     *
     * @param askedFrom the network address the request came from, for the limits; only a keyed hash of it is kept
     */
    public Requested request(Handle transaction, Address address, Wishes wishes, String askedFrom) {
        var now = clock.instant();
        var network = limits.network(askedFrom);
        if (!limits.admits(transaction, network, now)) {
            // Not at INFO: a flood of requests shall not become a flood of lines.
            LOG.debug("Turned a join request away reason=limit");
            return Requested.NOTHING;
        }
        var subscriber = register.enter(transaction, address, now);
        requests.replaceWishes(transaction, subscriber.id(), wishes);
        var hash = suppressions.hash(address);
        if (!limits.mayMail(transaction, hash, now)) {
            LOG.infof("Answered a join request subscriber=%d reply=%s", subscriber.id(), Reply.NOTHING);
            return Requested.NOTHING;
        }
        limits.count(transaction, hash, network, now);
        var reply = subscriber.state() == State.ACTIVE ? Reply.LINKS : Reply.CONFIRMATION;
        requests.add(transaction, requestOf(subscriber, wishes, now), network);
        LOG.infof("Answered a join request subscriber=%d reply=%s", subscriber.id(), reply);
        return new Requested(subscriber.id(), reply);
    }

    /** That of an active reader is kept for equal work only: it is never open. */
    private JoinRequest requestOf(Subscriber subscriber, Wishes wishes, Instant now) {
        var expires = subscriber.state() == State.ACTIVE ? now : now.plus(settings.linkValid());
        return new JoinRequest(handles.next(), subscriber.id(), wishes, now, expires);
    }

    /** The newest open request of a subscriber, for writing the confirmation mail. */
    public Optional<JoinRequest> open(long subscriberId) {
        return database.read(handle -> requests.newestOpen(handle, subscriberId, clock.instant()));
    }

    /** What a link would confirm; changes nothing. */
    public Confirmation look(String token) {
        return handleOf(token)
                .map(requestHandle -> database.read(handle -> look(handle, requestHandle)))
                .orElseGet(Confirmation.Unknown::new);
    }

    /** Confirms: makes the reader active with the request's wishes, and lifts a suppression. */
    public Confirmation confirm(String token) {
        return handleOf(token)
                .map(requestHandle -> database.inTransaction(transaction -> confirm(transaction, requestHandle)))
                .orElseGet(Confirmation.Unknown::new);
    }

    private Confirmation confirm(Handle transaction, String requestHandle) {
        var now = clock.instant();
        // The reader first, as everywhere: two who lock in different order would wait for each other.
        requests.find(transaction, requestHandle)
                .ifPresent(kept -> register.lock(transaction, kept.request().subscriberId()));
        var seen = look(transaction, requestHandle);
        if (!(seen instanceof Confirmation.Open open)) {
            return seen;
        }
        if (!requests.use(transaction, requestHandle, now)) {
            return new Confirmation.Used();
        }
        var id = open.subscriber().id();
        register.activate(transaction, id, open.request().wishes(), now);
        // An older mail's link must not bring back these wishes when the reader has changed them.
        requests.expire(transaction, id, now);
        suppressions.lift(transaction, open.subscriber().address());
        LOG.infof("Confirmed a subscription subscriber=%d", id);
        return new Confirmation.Open(
                open.request(), SubscriberRows.find(transaction, id).orElseThrow());
    }

    private Confirmation look(Handle handle, String requestHandle) {
        var kept = requests.find(handle, requestHandle).orElse(null);
        if (kept == null) {
            return new Confirmation.Unknown();
        }
        if (kept.used()) {
            return new Confirmation.Used();
        }
        if (!kept.request().expiresAt().isAfter(clock.instant())) {
            return new Confirmation.Expired();
        }
        return SubscriberRows.find(handle, kept.request().subscriberId())
                .<Confirmation>map(subscriber -> new Confirmation.Open(kept.request(), subscriber))
                .orElseGet(Confirmation.Unknown::new);
    }

    private Optional<String> handleOf(String token) {
        return tokens.handle(token).filter(handle -> tokens.isValid(token, Purpose.CONFIRM, handle, 0));
    }

    /**
     * Erases who never agreed, and what is spent. The request by which a reader agreed stays as the proof of it (GDPR, Article 7(1)).
     *
     * @return how many pending subscribers were erased
     */
    public int purge() {
        var now = clock.instant();
        // Each in a transaction of its own, which locks rows of one table only.
        int erased = database.inTransaction(transaction -> purgePending(transaction, now));
        database.useTransaction(transaction -> transaction.execute(
                "delete from join_request where used_at is null and expires_at <= ? and created_at <= ?",
                now,
                now.minus(SPENT_KEPT)));
        database.useTransaction(transaction -> limits.purge(transaction, now));
        database.useTransaction(transaction -> limits.purgeNetworks(transaction, now));
        if (erased > 0) {
            LOG.infof("Erased what nobody confirmed subscribers=%d", erased);
        }
        return erased;
    }

    private int purgePending(Handle transaction, Instant now) {
        return transaction
                .createUpdate("""
                        delete from subscriber
                         where state = 'PENDING' and created_at <= :before
                           and not exists (select 1 from join_request r
                                            where r.subscriber_id = subscriber.id
                                              and r.used_at is null and r.expires_at > :now)
                        """)
                .bind("before", now.minus(settings.pendingKept()))
                .bind("now", now)
                .execute();
    }

    /** What became of a confirmation link, or would. */
    public sealed interface Confirmation {
        /** It can be confirmed (when looking), or has just been (when confirming). */
        record Open(JoinRequest request, Subscriber subscriber) implements Confirmation {}

        /** It was confirmed before. */
        record Used() implements Confirmation {}

        /** Its time is over. */
        record Expired() implements Confirmation {}

        /** It is none of ours. */
        record Unknown() implements Confirmation {}
    }
}
