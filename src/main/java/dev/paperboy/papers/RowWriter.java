package dev.paperboy.papers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Writes what was learnt of works, each kind of row in one batch; what is as it was is not written. */
final class RowWriter {

    /** A sighting's row to be. */
    private record Seen(long key, LocalDate day, Signals signals) {}

    private final Handle handle;
    private final String source;
    private final LocalDate observedOn;

    RowWriter(Handle handle, String source, LocalDate observedOn) {
        this.handle = handle;
        this.source = source;
        this.observedOn = observedOn;
    }

    /** @return how many works were new */
    int write(Collection<Group> works) {
        var targets = works.stream()
                .flatMap(work -> work.rows().stream().map(row -> RowTarget.of(row, work)))
                .toList();
        var fresh = targets.stream()
                .filter(target -> target.row().stored().isEmpty())
                .toList();
        var changed = targets.stream().filter(RowTarget::isChanged).toList();
        rename(changed);
        insert(fresh);
        var keys = new RowReader(handle)
                .keys(fresh.stream().map(target -> target.row().identity()).toList());
        update(changed, keys);
        point(fresh, keys);
        place(targets, keys);
        name(targets, keys);
        see(targets, keys);
        return (int) works.stream().filter(Group::isNew).count();
    }

    /** Makes way first: a name is unique, and may go from one row to another. */
    private void rename(List<RowTarget> changed) {
        var rows = handle.prepareBatch("update paper set name = concat('part:', id) where id = :key");
        changed.stream()
                .filter(target -> !target.storedName().equals(Optional.of(target.name())))
                .forEach(target -> rows.bind("key", target.storedKey()).add());
        rows.execute();
    }

    private void insert(List<RowTarget> fresh) {
        var rows = handle.prepareBatch("""
                insert into paper (name, identity, title, authors, abstract, summary, link, categories, origins, own, first_day,
                  created_at)
                values (:name, :identity, :title, :authors, :abstract, :summary, :link, :categories, :origins, :own, :day, :now)""");
        fresh.forEach(target -> describe(rows, target)
                .bind("identity", target.row().identity().toString())
                .bind("now", target.row().createdAt())
                .add());
        rows.execute();
    }

    private void update(List<RowTarget> changed, Map<PaperId, Long> keys) {
        var rows = handle.prepareBatch("""
                update paper
                set name = :name, title = :title, authors = :authors, abstract = :abstract, summary = :summary, link = :link,
                  categories = :categories, origins = :origins, own = :own, first_day = :day, same_as = :face
                where id = :key""");
        changed.forEach(target -> describe(rows, target)
                .bind("face", face(target, keys))
                .bind("key", target.storedKey())
                .add());
        rows.execute();
        // Rows of older versions of Paperboy, which nothing but their face leads to.
        var followers =
                handle.prepareBatch("update paper set same_as = :face where same_as = :key and identity is null");
        changed.stream().filter(target -> !target.isFace() && target.wasFace()).forEach(target -> followers
                .bind("face", face(target, keys))
                .bind("key", target.storedKey())
                .add());
        followers.execute();
    }

    private static <S extends SqlStatement<S>> S describe(S rows, RowTarget target) {
        var shown = target.shown();
        return rows.bind("name", target.name())
                .bind("title", shown.title())
                .bind("authors", Json.of(shown.authors()))
                .bind("abstract", shown.abstractText())
                .bind("summary", shown.summary())
                .bind("link", shown.link().map(Object::toString))
                .bind("categories", Json.of(shown.categories()))
                .bind("origins", shown.origins().toString())
                .bind(
                        "own",
                        target.isApart()
                                ? Optional.of(OwnWords.json(target.row().own()))
                                : Optional.empty())
                .bind("day", target.row().firstDay());
    }

    private void point(List<RowTarget> fresh, Map<PaperId, Long> keys) {
        var rows = handle.prepareBatch("update paper set same_as = :face where id = :key");
        fresh.stream().filter(target -> !target.isFace()).forEach(target -> rows.bind("face", face(target, keys))
                .bind("key", key(target.row(), keys))
                .add());
        rows.execute();
    }

    /** The row that shows another one; nothing for a row that shows itself. */
    private static Optional<Long> face(RowTarget target, Map<PaperId, Long> keys) {
        return target.isFace() ? Optional.empty() : Optional.of(key(target.face(), keys));
    }

    private void place(List<RowTarget> targets, Map<PaperId, Long> keys) {
        var gone = handle.prepareBatch("delete from edition_paper where paper_id = :key");
        var fresh = handle.prepareBatch(
                "insert into edition_paper (paper_id, announced_on, added_at) values (:key, :day, :added)");
        var moved = handle.prepareBatch(
                "update edition_paper set announced_on = :day, added_at = :added where paper_id = :key");
        for (var target : targets) {
            var stored = target.row().stored().flatMap(Row.Stored::place);
            if (stored.equals(target.place())) {
                continue;
            }
            long key = key(target.row(), keys);
            if (target.place().isEmpty()) {
                gone.bind("key", key).add();
            } else {
                (stored.isEmpty() ? fresh : moved)
                        .bind("key", key)
                        .bind("day", target.place().get().day())
                        .bind("added", target.place().get().addedAt())
                        .add();
            }
        }
        gone.execute();
        fresh.execute();
        moved.execute();
    }

    private void name(List<RowTarget> targets, Map<PaperId, Long> keys) {
        var names = handle.prepareBatch("insert into paper_name (alias, paper_id) values (:alias, :key)");
        targets.forEach(target -> target.row().newNames().forEach(name -> names.bind("alias", name.toString())
                .bind("key", key(target.row(), keys))
                .add()));
        names.execute();
    }

    private void see(List<RowTarget> targets, Map<PaperId, Long> keys) {
        var all = new ArrayList<Seen>();
        targets.forEach(target -> target.row()
                .seen()
                .forEach((day, signals) -> all.add(new Seen(key(target.row(), keys), day, signals))));
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

    private <S extends SqlStatement<S>> S bind(S batch, Seen seen) {
        return batch.bind("key", seen.key())
                .bind("source", source)
                .bind("day", seen.day())
                .bind("observed", observedOn)
                .bind("upvotes", seen.signals().upvotes())
                .bind("comments", seen.signals().comments())
                .bind("stars", seen.signals().githubStars());
    }

    private static long key(Row row, Map<PaperId, Long> keys) {
        var stored = row.stored().map(Row.Stored::key).map(OptionalLong::of).orElseGet(OptionalLong::empty);
        return stored.orElseGet(() -> Objects.requireNonNull(keys.get(row.identity())));
    }
}
