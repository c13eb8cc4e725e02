package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.delivery.Delivery.State;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The mails that must go out, and how far each has come. Every change of state names the state it expects. */
@Singleton
public final class Outbox {

    private final Database database;

    public Outbox(Database database) {
        this.database = database;
    }

    /**
     * Queues a mail of a kind for each of some subscribers, in the caller's transaction. One that was queued before for the same date
     * is left as it is.
     *
     * @return how many were new
     */
    public int queue(Handle transaction, Kind kind, Collection<Long> subscriberIds, LocalDate issueDate, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** How many mails are in each state, by issue date (all dates if none is given), digests and letters alike. */
    public Map<State, Long> counts(java.util.Optional<LocalDate> issueDate) {
        throw new UnsupportedOperationException();
    }

    /** What waits or failed, the newest first. */
    public List<Delivery> list(Collection<State> states, int most) {
        throw new UnsupportedOperationException();
    }
}
