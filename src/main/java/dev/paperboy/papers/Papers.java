package dev.paperboy.papers;

import dev.paperboy.database.Database;
import dev.paperboy.database.Dialect;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

    /** A paper by any of its names; a name that several papers claim is the best one's. */
    public Optional<Paper> find(PaperId id) {
        return database.read(handle -> {
            var best = handle
                    .createQuery("""
                            select coalesce(p.same_as, p.id) as shown_by, coalesce(p.identity, p.name) as identity
                            from paper_name n join paper p on p.id = n.paper_id
                            where n.alias = :alias""")
                    .bind("alias", id.toString())
                    .map((row, context) -> Map.entry(PaperId.parse(row.getString("identity")), row.getLong("shown_by")))
                    .stream()
                    .min(Comparator.comparing((Map.Entry<PaperId, Long> row) ->
                                    !row.getKey().equals(id))
                            .thenComparing(row -> row.getKey().scheme())
                            .thenComparing(row -> row.getKey().value()));
            return best.flatMap(row -> new PaperReader(handle)
                    .byKeys(List.of(row.getValue())).stream().findFirst());
        });
    }

    /** Which source said what a paper is described by, and when; what was stored before Paperboy kept that is not known. */
    public Origins origins(long key) {
        return database.read(handle -> handle.createQuery("""
                        select shown.origins from paper p join paper shown on shown.id = coalesce(p.same_as, p.id)
                        where p.id = :key""")
                .bind("key", key)
                .map((row, context) -> Optional.ofNullable(row.getString("origins")))
                .findFirst()
                .flatMap(line -> line)
                .map(Origins::parse)
                .orElse(Origins.NONE));
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
     * known works are merged into theirs. Storing the same again changes nothing, and neither does the order in which reports come.
     *
     * @param observedOn the UTC date on which the source was asked
     */
    public Stored store(String source, List<Sighting> sightings, LocalDate observedOn, Instant now) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.inTransaction(handle -> {
                    takeTurn(handle, now);
                    return store(planned(handle), source, sightings, observedOn, now);
                });
            } catch (JdbiException e) {
                // Another process may have stored the same work a moment ago; its row is seen the next time.
                if (attempt == ATTEMPTS || !isCollision(e)) {
                    throw e;
                }
            }
        }
    }

    /** Waits for others who store, in this process or another, until their rows can be seen. */
    private static void takeTurn(Handle handle, Instant now) {
        handle.createUpdate("insert into storing (turn, taken_at) values ('papers', :now) on conflict do nothing")
                .bind("now", now)
                .execute();
        handle.createUpdate("update storing set taken_at = :now where turn = 'papers'")
                .bind("now", now)
                .execute();
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
        var origin = new Origin(source, observedOn);
        var skipped = new ArrayList<Answer.Skipped>();
        var reports = new ArrayList<Named>();
        for (int i = 0; i < sightings.size(); i++) {
            try {
                reports.add(Named.of(sightings.get(i), origin));
            } catch (IllegalArgumentException e) {
                skipped.add(new Answer.Skipped(i + 1, String.valueOf(e.getMessage())));
            }
        }
        int added = 0;
        for (var slice : Slices.of(reports)) {
            var rows = Rows.of(new RowReader(handle).around(slice), slice, now);
            added += new RowWriter(handle, source, observedOn).write(Grouping.of(rows));
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
