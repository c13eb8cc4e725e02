package dev.paperboy.subscribers;

import dev.paperboy.database.Database;
import dev.paperboy.subscribers.Tokens.Purpose;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the readers. */
@Singleton
public final class Subscribers {

    private final Database database;
    private final Tokens tokens;

    public Subscribers(Database database, Tokens tokens) {
        this.database = database;
        this.tokens = tokens;
    }

    public Optional<Subscriber> find(long id) {
        throw new UnsupportedOperationException();
    }

    public Optional<Subscriber> find(Address address) {
        throw new UnsupportedOperationException();
    }

    /** Whom a personal link belongs to; empty if the token is forged, mangled, void or for another purpose. */
    public Optional<Subscriber> byToken(String token, Purpose purpose) {
        throw new UnsupportedOperationException();
    }

    /** Active readers whose digest is due, at most {@code most} of them, by id, beginning after an id (0 for the first). */
    public List<Subscriber> due(Instant now, long afterId, int most) {
        throw new UnsupportedOperationException();
    }

    /** Active readers, at most {@code most} of them, by id, beginning after an id (0 for the first). */
    public List<Subscriber> active(long afterId, int most) {
        throw new UnsupportedOperationException();
    }

    /** Tells every row to a consumer, by id, whatever its state; rows are streamed. */
    public void each(Consumer<Subscriber> consumer) {
        throw new UnsupportedOperationException();
    }

    /** The stored id of each topic text, for those that are stored. */
    public Map<String, Long> topicIds(Collection<String> texts) {
        throw new UnsupportedOperationException();
    }

    /** Sets when the next digest is due. */
    public void scheduleNext(org.jdbi.v3.core.Handle transaction, long id, Instant nextDue) {
        throw new UnsupportedOperationException();
    }
}
