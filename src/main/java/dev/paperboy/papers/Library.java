package dev.paperboy.papers;

import dev.paperboy.database.Database;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * Papers that readers bring along. One that is known is the known one. Any other gets a row of its own that belongs to no edition, so that
 * it is never sent, and has none of the paper's names, so that nobody can change what others will read of a paper by bringing it along.
 * The names are kept apart: should a source report the paper later, it is no news to the reader who brought it.
 */
@Singleton
public final class Library {

    private static final String SOURCE = "library";

    private final Database database;

    public Library(Database database) {
        this.database = database;
    }

    /**
     * The rows of what was brought along.
     *
     * @param known rows of papers that a source has reported
     * @param own rows that are only here because somebody brought them
     * @param skipped entries that could not be stored, with their place in the list, from 1
     */
    public record Kept(List<Long> known, List<Long> own, List<Answer.Skipped> skipped) {
        public Kept {
            known = List.copyOf(known);
            own = List.copyOf(own);
            skipped = List.copyOf(skipped);
        }

        /** All of them. */
        public List<Long> keys() {
            var keys = new ArrayList<>(known);
            keys.addAll(own);
            return keys.stream().distinct().toList();
        }
    }

    /** The rows of papers that are known by some names; names that nobody has are missing. */
    public Map<PaperId, Long> known(Collection<PaperId> names) {
        return database.read(handle -> known(handle, names));
    }

    /** Finds the papers of a library, or stores them, in one transaction. Bringing the same again changes nothing. */
    public Kept keep(List<Sighting> entries, Instant now) {
        return database.inTransaction(handle -> {
            var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
            var skipped = new ArrayList<Answer.Skipped>();
            var reports = new ArrayList<Named>();
            for (int i = 0; i < entries.size(); i++) {
                try {
                    reports.add(Named.of(entries.get(i), new Origin(SOURCE, day)));
                } catch (IllegalArgumentException e) {
                    skipped.add(new Answer.Skipped(i + 1, String.valueOf(e.getMessage())));
                }
            }
            var found = new ArrayList<Long>();
            var own = new ArrayList<Named>();
            for (var report : reports) {
                var row = row(handle, report, now);
                row.ifPresentOrElse(found::add, () -> own.add(report));
            }
            return new Kept(found, store(handle, own, now), skipped);
        });
    }

    private static Map<PaperId, Long> known(Handle handle, Collection<PaperId> names) {
        var rows = new HashMap<PaperId, Long>();
        for (var slice :
                Slices.of(names.stream().map(PaperId::toString).distinct().toList())) {
            // Of several papers that claim a name the one has it that Papers.find gives.
            handle.createQuery("""
                            select n.alias, coalesce(p.same_as, p.id) as shown_by
                            from paper_name n join paper p on p.id = n.paper_id
                            where n.alias in (<names>)
                            order by case when coalesce(p.identity, p.name) = n.alias then 0 else 1 end,
                              coalesce(p.identity, p.name)""")
                    .bindList("names", slice)
                    .map((row, context) ->
                            rows.putIfAbsent(PaperId.parse(row.getString("alias")), row.getLong("shown_by")))
                    .list();
        }
        return rows;
    }

    /** The known paper that a source's report of the same words would be put to; nothing is changed by asking. */
    private static OptionalLong row(Handle handle, Named report, Instant now) {
        var rows = Rows.of(new RowReader(handle).around(List.of(report)), List.of(report), now);
        return Grouping.of(rows).stream()
                .filter(work ->
                        work.rows().stream().anyMatch(row -> row.identity().equals(report.identity())))
                .flatMap(work -> work.face().stored().stream())
                .mapToLong(Row.Stored::key)
                .findFirst();
    }

    /** By these a later report is known to be of the same paper: ids, and without any a title that says enough, with its author. */
    private static List<PaperId> telling(Named report) {
        return report.ids().isEmpty()
                        && NormalTitle.of(report.description().title()).isTelling()
                ? report.titleIds().subList(0, 1)
                : report.ids();
    }

    private static List<Long> store(Handle handle, List<Named> reports, Instant now) {
        if (reports.isEmpty()) {
            return List.of();
        }
        var rows = handle.prepareBatch("""
                insert into paper (name, title, authors, abstract, link, categories, first_day, created_at)
                values (:name, :title, :authors, :abstract, :link, :categories, :day, :now)
                on conflict do nothing""");
        var names = reports.stream().map(Library::name).toList();
        for (int i = 0; i < reports.size(); i++) {
            var description = reports.get(i).description();
            rows.bind("name", names.get(i).toString())
                    .bind("title", description.title())
                    .bind("authors", Json.of(description.authors()))
                    .bind("abstract", description.abstractText())
                    .bind("link", description.link().map(Object::toString))
                    .bind("categories", Json.of(description.categories()))
                    .bind("day", reports.get(i).sighting().day())
                    .bind("now", now)
                    .add();
        }
        rows.execute();
        var keys = keys(handle, names);
        remember(handle, reports, keys);
        return List.copyOf(keys.values());
    }

    private static void remember(Handle handle, List<Named> reports, Map<PaperId, Long> keys) {
        var names = handle.prepareBatch(
                "insert into brought_name (alias, paper_id) values (:alias, :key) on conflict do nothing");
        for (var report : reports) {
            telling(report).forEach(alias -> names.bind("alias", alias.toString())
                    .bind("key", keys.get(name(report)))
                    .add());
        }
        names.execute();
    }

    private static Map<PaperId, Long> keys(Handle handle, List<PaperId> names) {
        var keys = new LinkedHashMap<PaperId, Long>();
        for (var slice :
                Slices.of(names.stream().map(PaperId::toString).distinct().toList())) {
            handle.createQuery("select id, name from paper where name in (<names>)")
                    .bindList("names", slice)
                    .map((row, context) -> keys.put(PaperId.parse(row.getString("name")), row.getLong("id")))
                    .list();
        }
        return keys;
    }

    /** A digest of what was brought: whoever brings the same text gets the same row, and no other text can take its place. */
    private static PaperId name(Named report) {
        var description = report.description();
        var text = String.join(
                "\n",
                "library",
                description.title(),
                report.ids().toString(),
                String.join(";", description.authors()),
                description.abstractText());
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new PaperId(PaperId.Scheme.TITLE, HexFormat.of().formatHex(Arrays.copyOf(digest, 16)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Deletes what nobody has a word on any more. */
    public int purge() {
        return database.inTransaction(handle -> {
            var unread = """
                    select p.id from paper p
                     where p.same_as is null and p.name like 'title:%'
                       and not exists (select 1 from edition_paper e where e.paper_id = p.id)
                       and not exists (select 1 from paper_name a where a.paper_id = p.id)
                       and not exists (select 1 from paper g where g.same_as = p.id)
                       and not exists (select 1 from taste t where t.paper_id = p.id)""";
            handle.execute("delete from paper_vector where paper_id in (" + unread + ")");
            return handle.execute("delete from paper where id in (" + unread + ")");
        });
    }
}
