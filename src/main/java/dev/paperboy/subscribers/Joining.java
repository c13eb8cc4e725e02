package dev.paperboy.subscribers;

import dev.paperboy.database.Database;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Double opt-in: a wish from the form becomes a subscription when the address' owner agrees. */
@Singleton
public final class Joining {

    private final Database database;
    private final Tokens tokens;
    private final InstantSource clock;

    public Joining(Database database, Tokens tokens, InstantSource clock) {
        this.database = database;
        this.tokens = tokens;
        this.clock = clock;
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
     * @param subscriberId whom to write to
     * @param reply what to write
     */
    public record Requested(long subscriberId, Reply reply) {}

    /**
     * Notes what somebody asked for.
     *
     * @param askedFrom the network address the request came from, for the limits; only a keyed hash of it is kept
     */
    public Requested request(Handle transaction, Address address, Wishes wishes, String askedFrom) {
        throw new UnsupportedOperationException();
    }

    /** The newest open request of a pending subscriber, for writing the confirmation mail. */
    public Optional<JoinRequest> open(long subscriberId) {
        throw new UnsupportedOperationException();
    }

    /** What a link would confirm; changes nothing. */
    public Confirmation look(String token) {
        throw new UnsupportedOperationException();
    }

    /** Confirms. */
    public Confirmation confirm(String token) {
        throw new UnsupportedOperationException();
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
