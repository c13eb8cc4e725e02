package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Which couriers have stopped, and why: for the operator, whichever machine is asked. */
@Singleton
public final class Halts {

    private final Database database;

    public Halts(Database database) {
        this.database = database;
    }

    /**
     * A courier that stopped.
     *
     * @param reason without addresses
     */
    public record Halt(String reason, Instant since) {}

    /** The halts that last, the oldest first. */
    public List<Halt> now() {
        return database.read(handle -> handle.createQuery("select reason, since from halt order by since")
                .map((row, context) -> new Halt(
                        row.getString("reason"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list());
    }

    /** A halt that lasts keeps its beginning; only the newest reason counts. */
    void raise(String owner, String reason, Instant now) {
        database.useTransaction(handle -> {
            handle.execute(
                    "insert into halt (owner, reason, since) values (?, ?, ?) on conflict do nothing",
                    owner,
                    reason,
                    now);
            handle.execute("update halt set reason = ? where owner = ?", reason, owner);
        });
    }

    /** Called after a mail was taken: whatever stopped anybody before is over. */
    void clear() {
        database.useTransaction(handle -> handle.execute("delete from halt"));
    }
}
