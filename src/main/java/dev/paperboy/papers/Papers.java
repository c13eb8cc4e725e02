package dev.paperboy.papers;

import dev.paperboy.database.Database;
import dev.paperboy.database.Dialect;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The papers that are known, one row for each work. */
@Singleton
public final class Papers {

    private static final int ATTEMPTS = 3;

    private final Database database;

    public Papers(Database database) {
        this.database = database;
    }

    /** A paper by any of its names. */
    public Optional<Paper> find(PaperId id) {
        return database.read(handle -> {
            var keys = handle.createQuery("select paper_id from paper_alias where alias = :alias")
                    .bind("alias", id.toString())
                    .mapTo(Long.class)
                    .list();
            return new PaperReader(handle).byKeys(keys).stream().findFirst();
        });
    }

    /**
     * The papers in some rows, in no particular order. For a row that was found to be another row's work, the paper of that one,
     * with its own key; each paper once.
     */
    public List<Paper> byKeys(Collection<Long> keys) {
        return database.read(handle -> new PaperReader(handle).byKeys(keys));
    }

    /**
     * Stores what a source said, in one transaction: new works get a row and a place in the edition of the sighting's day, reports of
     * known works are merged into theirs. Storing the same again changes nothing.
     *
     * @param observedOn the UTC date on which the source was asked
     */
    public Stored store(String source, List<Sighting> sightings, LocalDate observedOn, Instant now) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.inTransaction(handle -> store(planned(handle), source, sightings, observedOn, now));
            } catch (JdbiException e) {
                // Another process may have stored the same work a moment ago; its row is seen the next time.
                if (attempt == ATTEMPTS || !isCollision(e)) {
                    throw e;
                }
            }
        }
    }

    /** A plan that PostgreSQL made and kept while the table was nearly empty would read the whole table for each batch. */
    private Handle planned(Handle handle) {
        if (database.dialect() == Dialect.POSTGRESQL) {
            handle.execute("set local plan_cache_mode = force_custom_plan");
        }
        return handle;
    }

    private static Stored store(
            Handle handle, String source, List<Sighting> sightings, LocalDate observedOn, Instant now) {
        var skipped = new ArrayList<Answer.Skipped>();
        var reports = new ArrayList<Named>();
        for (int i = 0; i < sightings.size(); i++) {
            try {
                reports.add(Named.of(sightings.get(i)));
            } catch (IllegalArgumentException e) {
                skipped.add(new Answer.Skipped(i + 1, String.valueOf(e.getMessage())));
            }
        }
        int added = 0;
        for (var slice : Slices.of(reports)) {
            var names =
                    slice.stream().flatMap(report -> report.names().stream()).toList();
            var identity = new Identity(new WorkReader(handle).named(names), now);
            slice.forEach(identity::add);
            added += new WorkWriter(handle, source, observedOn, now).write(identity);
        }
        return new Stored(added, reports.size() - added, skipped);
    }

    /** Unique violation, serialization failure or deadlock. */
    private static boolean isCollision(JdbiException e) {
        return e.getCause() instanceof SQLException cause
                && Set.of("23505", "40001", "40P01").contains(String.valueOf(cause.getSQLState()));
    }

    /**
     * @param added works that were new
     * @param merged reports of works that were known
     * @param skipped sightings that could not be stored, with their place in the list, from 1
     */
    public record Stored(int added, int merged, List<Answer.Skipped> skipped) {
        public Stored {
            skipped = List.copyOf(skipped);
        }
    }
}
