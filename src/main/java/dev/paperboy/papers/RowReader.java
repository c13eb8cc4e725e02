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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Finds the rows that some reports may have to do with. */
final class RowReader {

    private final Handle handle;

    RowReader(Handle handle) {
        this.handle = handle;
    }

    /** The rows that share a name with one of the reports, those that share one with these, and so on. */
    Collection<Row> around(List<Named> reports) {
        var rows = new ArrayList<Row>();
        var keys = new HashSet<Long>();
        var asked = new HashSet<PaperId>();
        Set<PaperId> names =
                reports.stream().flatMap(report -> report.names().stream()).collect(Collectors.toSet());
        while (!names.isEmpty()) {
            asked.addAll(names);
            var found = rows(owners(names).stream().filter(keys::add).toList());
            rows.addAll(found);
            names = found.stream()
                    .flatMap(row -> row.names().stream())
                    .filter(name -> !asked.contains(name))
                    .collect(Collectors.toSet());
        }
        return rows;
    }

    private Set<Long> owners(Collection<PaperId> names) {
        var owners = new LinkedHashSet<Long>();
        for (var slice : Slices.of(names.stream().map(PaperId::toString).toList())) {
            owners.addAll(handle.createQuery("select distinct paper_id from paper_name where alias in (<names>)")
                    .bindList("names", slice)
                    .mapTo(Long.class)
                    .list());
        }
        return owners;
    }

    private List<Row> rows(Collection<Long> keys) {
        var rows = new ArrayList<Row>();
        for (var slice : Slices.of(keys)) {
            var names = names(slice);
            rows.addAll(handle.createQuery("""
                            select p.id, p.name, coalesce(p.identity, p.name) as identity, p.title, p.authors, p.abstract,
                              p.summary, p.link, p.categories, p.origins, p.own, p.same_as, p.first_day, p.created_at,
                              e.announced_on, e.added_at
                            from paper p left join edition_paper e on e.paper_id = p.id
                            where p.id in (<keys>)""")
                    .bindList("keys", slice)
                    .map((row, context) -> row(row, names.getOrDefault(row.getLong("id"), List.of())))
                    .list());
        }
        return rows;
    }

    private Map<Long, List<PaperId>> names(List<Long> keys) {
        var names = new HashMap<Long, List<PaperId>>();
        handle.createQuery("select paper_id, alias from paper_name where paper_id in (<keys>)")
                .bindList("keys", keys)
                .map((row, context) -> names.computeIfAbsent(row.getLong("paper_id"), key -> new ArrayList<>())
                        .add(PaperId.parse(row.getString("alias"))))
                .list();
        return names;
    }

    /** The keys of rows by what they are. */
    Map<PaperId, Long> keys(Collection<PaperId> identities) {
        var keys = new HashMap<PaperId, Long>();
        for (var slice : Slices.of(identities.stream().map(PaperId::toString).toList())) {
            handle.createQuery("select id, identity from paper where identity in (<names>)")
                    .bindList("names", slice)
                    .map((row, context) -> keys.put(PaperId.parse(row.getString("identity")), row.getLong("id")))
                    .list();
        }
        return keys;
    }

    private static Row row(ResultSet row, List<PaperId> names) throws SQLException {
        var identity = PaperId.parse(row.getString("identity"));
        var sameAs = row.getLong("same_as");
        var face = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(sameAs);
        var name = row.getString("name");
        var shown = shown(row, face.isPresent() ? identity : PaperId.parse(name));
        var own = Optional.ofNullable(row.getString("own"))
                .map(json -> OwnWords.read(json, identity.scheme()))
                .orElse(shown);
        var day = Optional.ofNullable(row.getObject("announced_on", LocalDate.class));
        var stored = new Row.Stored(
                row.getLong("id"),
                name,
                face,
                shown,
                own,
                row.getObject("first_day", LocalDate.class),
                day.isPresent() ? Optional.of(new Row.Place(day.get(), instant(row, "added_at"))) : Optional.empty());
        return new Row(identity, stored, instant(row, "created_at"), names);
    }

    private static Description shown(ResultSet row, PaperId name) throws SQLException {
        return new Description(
                name.scheme(),
                row.getString("title"),
                Json.strings(row.getString("authors")),
                row.getString("abstract"),
                Optional.ofNullable(row.getString("summary")),
                Optional.ofNullable(row.getString("link")).map(URI::create),
                Json.strings(row.getString("categories")),
                Optional.ofNullable(row.getString("origins"))
                        .map(Origins::parse)
                        .orElse(Origins.NONE));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
