package dev.paperboy.papers;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Finds the works that some reports may be of. */
final class WorkReader {

    private final Handle handle;

    WorkReader(Handle handle) {
        this.handle = handle;
    }

    /** The works known by any of the names, with all their names. */
    List<Work> named(Collection<PaperId> names) {
        var texts = names.stream().map(PaperId::toString).distinct().toList();
        var works = new ArrayList<Work>();
        for (var slice : Slices.of(owners(texts))) {
            var aliases = aliases(slice);
            handle.createQuery("""
                            select p.id, p.name, p.title, p.authors, p.abstract, p.summary, p.link, p.categories,
                              e.announced_on, e.added_at
                            from paper p join edition_paper e on e.paper_id = p.id
                            where p.id in (<keys>)
                            order by p.id""")
                    .bindList("keys", slice)
                    .map((row, context) -> row(row))
                    .forEach(row -> works.add(new Work(row, aliases.getOrDefault(row.key(), List.of()))));
        }
        return works;
    }

    private Set<Long> owners(Collection<String> names) {
        var owners = new LinkedHashSet<Long>();
        for (var slice : Slices.of(names)) {
            owners.addAll(handle.createQuery("select distinct paper_id from paper_alias where alias in (<names>)")
                    .bindList("names", slice)
                    .mapTo(Long.class)
                    .list());
        }
        return owners;
    }

    private Map<Long, List<PaperId>> aliases(List<Long> keys) {
        var aliases = new HashMap<Long, List<PaperId>>();
        handle.createQuery("select paper_id, alias from paper_alias where paper_id in (<keys>)")
                .bindList("keys", keys)
                .map((row, context) -> aliases.computeIfAbsent(row.getLong("paper_id"), key -> new ArrayList<>())
                        .add(PaperId.parse(row.getString("alias"))))
                .list();
        return aliases;
    }

    /** The rows that hold some names, after these were stored. */
    Map<PaperId, Long> keys(Collection<PaperId> names) {
        var keys = new HashMap<PaperId, Long>();
        for (var slice : Slices.of(names.stream().map(PaperId::toString).toList())) {
            handle.createQuery("select id, name from paper where name in (<names>)")
                    .bindList("names", slice)
                    .map((row, context) -> keys.put(PaperId.parse(row.getString("name")), row.getLong("id")))
                    .list();
        }
        return keys;
    }

    private static Work.Row row(ResultSet row) throws SQLException {
        var name = PaperId.parse(row.getString("name"));
        var description = new Description(
                name.scheme(),
                row.getString("title"),
                Json.strings(row.getString("authors")),
                row.getString("abstract"),
                Optional.ofNullable(row.getString("summary")),
                Optional.ofNullable(row.getString("link")).map(URI::create),
                Json.strings(row.getString("categories")));
        return new Work.Row(
                row.getLong("id"),
                description,
                row.getObject("announced_on", LocalDate.class),
                instant(row, "added_at"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
