package dev.paperboy.papers;

import java.net.URI;
import java.net.URISyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/** Reads papers with their newest signals, some hundred at a time. */
final class PaperReader {

    private final Handle handle;

    PaperReader(Handle handle) {
        this.handle = handle;
    }

    /** The papers in some rows; for a row that was found to be another one's work, that one. Each paper once. */
    List<Paper> byKeys(Collection<Long> keys) {
        var papers = new ArrayList<Paper>();
        for (var slice : Slices.of(survivors(keys))) {
            var signals = signals(slice);
            papers.addAll(handle.createQuery("""
                            select p.id, p.name, p.title, p.authors, p.abstract, p.link, p.categories,
                              coalesce(e.announced_on, p.first_day) as announced_on
                            from paper p left join edition_paper e on e.paper_id = p.id
                            where p.id in (<keys>)""")
                    .bindList("keys", slice)
                    .map((row, context) -> paper(row, signals))
                    .list());
        }
        return papers;
    }

    private Collection<Long> survivors(Collection<Long> keys) {
        var survivors = new LinkedHashSet<Long>();
        for (var slice : Slices.of(new LinkedHashSet<>(keys))) {
            survivors.addAll(handle.createQuery("select coalesce(same_as, id) from paper where id in (<keys>)")
                    .bindList("keys", slice)
                    .mapTo(Long.class)
                    .list());
        }
        return survivors;
    }

    /** Of all rows that are one work. A source that does not count says nothing of attention, so only sightings with a count are asked. */
    private Map<Long, Signals> signals(List<Long> keys) {
        var signals = new HashMap<Long, Signals>();
        handle.createQuery("""
                        select shown_by, max(upvotes) as upvotes, max(comments) as comments, max(github_stars) as github_stars
                        from (
                          select s.*, coalesce(p.same_as, p.id) as shown_by,
                            rank() over (partition by coalesce(p.same_as, p.id) order by observed_on desc) as age
                          from sighting s join paper p on p.id = s.paper_id
                          where coalesce(upvotes, comments, github_stars) is not null
                            and (p.id in (<keys>) or p.same_as in (<keys>))
                        ) newest
                        where age = 1
                        group by shown_by""")
                .bindList("keys", keys)
                .map((row, context) -> signals.put(row.getLong("shown_by"), signals(row)))
                .list();
        return signals;
    }

    private static Signals signals(ResultSet row) throws SQLException {
        return new Signals(count(row, "upvotes"), count(row, "comments"), count(row, "github_stars"));
    }

    static OptionalInt count(ResultSet row, String column) throws SQLException {
        int count = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(count);
    }

    private static Paper paper(ResultSet row, Map<Long, Signals> signals) throws SQLException {
        var id = PaperId.parse(row.getString("name"));
        return new Paper(
                row.getLong("id"),
                id,
                row.getString("title"),
                Json.strings(row.getString("authors")),
                row.getString("abstract"),
                Optional.ofNullable(row.getString("link")).map(URI::create).or(() -> place(id)),
                Json.strings(row.getString("categories")),
                row.getObject("announced_on", LocalDate.class),
                signals.getOrDefault(row.getLong("id"), Signals.NONE));
    }

    /** Where a work with an id is found, whoever reported it. */
    private static Optional<URI> place(PaperId id) {
        try {
            return switch (id.scheme()) {
                case ARXIV -> Optional.of(new URI("https", "arxiv.org", "/abs/" + id.value(), null));
                case DOI -> Optional.of(new URI("https", "doi.org", "/" + id.value(), null));
                case HUGGINGFACE -> Optional.of(new URI("https", "huggingface.co", "/papers/" + id.value(), null));
                case TITLE -> Optional.empty();
            };
        } catch (URISyntaxException e) {
            throw new IllegalStateException("An id that makes no address: " + id, e);
        }
    }
}
