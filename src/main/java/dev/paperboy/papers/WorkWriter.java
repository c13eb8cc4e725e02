package dev.paperboy.papers;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** Writes what was learnt of works, each kind of row in one batch. */
final class WorkWriter {

    /** What a work's new rows need to know. */
    private record Seen(long key, LocalDate day, Signals signals) {}

    private final Handle handle;
    private final String source;
    private final LocalDate observedOn;
    private final Instant now;

    WorkWriter(Handle handle, String source, LocalDate observedOn, Instant now) {
        this.handle = handle;
        this.source = source;
        this.observedOn = observedOn;
        this.now = now;
    }

    /** @return how many works were new */
    int write(Identity identity) {
        var mergers = new MergerWriter(handle);
        identity.mergers().forEach(mergers::write);
        var fresh =
                identity.works().stream().filter(work -> work.key().isEmpty()).toList();
        var changed = identity.works().stream()
                .filter(work -> work.key().isPresent() && work.isChanged())
                .toList();
        update(changed);
        var keys = insert(fresh);
        name(changed, keys);
        name(fresh, keys);
        see(identity.works(), keys);
        return fresh.size();
    }

    private Map<PaperId, Long> insert(List<Work> fresh) {
        var rows = handle.prepareBatch("""
                insert into paper (name, title, authors, abstract, summary, link, categories, first_day, created_at)
                values (:name, :title, :authors, :abstract, :summary, :link, :categories, :day, :now)""");
        fresh.forEach(work -> describe(rows, work).bind("now", now).add());
        rows.execute();

        var keys =
                new WorkReader(handle).keys(fresh.stream().map(Work::bestName).toList());
        var places = handle.prepareBatch(
                "insert into edition_paper (paper_id, announced_on, added_at) values (:key, :day, :now)");
        fresh.forEach(work -> places.bind("key", key(work, keys))
                .bind("day", work.firstDay())
                .bind("now", now)
                .add());
        places.execute();
        return keys;
    }

    private void update(List<Work> changed) {
        var rows = handle.prepareBatch("""
                update paper
                set name = :name, title = :title, authors = :authors, abstract = :abstract, summary = :summary, link = :link,
                  categories = :categories, first_day = :day
                where id = :key""");
        var places = handle.prepareBatch(
                "update edition_paper set announced_on = :day, added_at = :added where paper_id = :key");
        for (var work : changed) {
            long key = work.key().orElseThrow();
            describe(rows, work).bind("key", key).add();
            places.bind("key", key)
                    .bind("day", work.firstDay())
                    .bind("added", work.addedAt())
                    .add();
        }
        rows.execute();
        places.execute();
    }

    private static PreparedBatch describe(PreparedBatch batch, Work work) {
        var description = work.description();
        return batch.bind("name", work.bestName().toString())
                .bind("title", description.title())
                .bind("authors", Json.of(description.authors()))
                .bind("abstract", description.abstractText())
                .bind("summary", description.summary())
                .bind("link", description.link().map(URI::toString))
                .bind("categories", Json.of(description.categories()))
                .bind("day", work.firstDay());
    }

    private void name(List<Work> works, Map<PaperId, Long> keys) {
        var aliases = handle.prepareBatch("insert into paper_alias (alias, paper_id) values (:alias, :key)");
        for (var work : works) {
            work.newNames().forEach(name -> aliases.bind("alias", name.toString())
                    .bind("key", key(work, keys))
                    .add());
        }
        aliases.execute();
    }

    private void see(Collection<Work> works, Map<PaperId, Long> keys) {
        var all = new ArrayList<Seen>();
        works.forEach(work -> work.seen().forEach((day, signals) -> all.add(new Seen(key(work, keys), day, signals))));
        var sightings = handle.prepareBatch("""
                insert into sighting (paper_id, source, announced_on, observed_on, upvotes, comments, github_stars)
                values (:key, :source, :day, :observed, :upvotes, :comments, :stars)
                on conflict do nothing""");
        all.forEach(seen -> bind(sightings, seen).add());
        int[] inserted = sightings.execute();

        var again = handle.prepareBatch("""
                update sighting
                set upvotes = coalesce(:upvotes, upvotes), comments = coalesce(:comments, comments),
                  github_stars = coalesce(:stars, github_stars)
                where paper_id = :key and source = :source and announced_on = :day and observed_on = :observed""");
        for (int i = 0; i < inserted.length; i++) {
            if (inserted[i] == 0) {
                bind(again, all.get(i)).add();
            }
        }
        again.execute();
    }

    private PreparedBatch bind(PreparedBatch batch, Seen seen) {
        bindSignals(batch, seen.signals());
        return batch.bind("key", seen.key())
                .bind("source", source)
                .bind("day", seen.day())
                .bind("observed", observedOn);
    }

    static void bindSignals(SqlStatement<?> statement, Signals signals) {
        statement
                .bind("upvotes", signals.upvotes())
                .bind("comments", signals.comments())
                .bind("stars", signals.githubStars());
    }

    private static long key(Work work, Map<PaperId, Long> keys) {
        return work.key().orElseGet(() -> keys.get(work.bestName()));
    }
}
