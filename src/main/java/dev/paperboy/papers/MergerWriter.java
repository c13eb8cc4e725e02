package dev.paperboy.papers;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/**
 * Makes a row point to the row whose work it turned out to be, and moves what hangs on it. Rows of other packages keep their key;
 * who reads them follows same_as.
 */
final class MergerWriter {

    private record Seen(String source, LocalDate day, LocalDate observedOn, Signals signals) {}

    private final Handle handle;

    MergerWriter(Handle handle) {
        this.handle = handle;
    }

    void write(Identity.Merger merger) {
        long gone = merger.gone().key().orElseThrow();
        long survivor = merger.survivor().key().orElseThrow();
        // A name is unique, and the survivor may be about to take it.
        handle.createUpdate("update paper set name = concat('merged:', id), same_as = :survivor where id = :gone")
                .bind("survivor", survivor)
                .bind("gone", gone)
                .execute();
        for (var move : new String[] {
            "update paper set same_as = :survivor where same_as = :gone",
            "update paper_alias set paper_id = :survivor where paper_id = :gone"
        }) {
            handle.createUpdate(move)
                    .bind("survivor", survivor)
                    .bind("gone", gone)
                    .execute();
        }
        moveSightings(gone, survivor);
        handle.createUpdate("delete from sighting where paper_id = :gone")
                .bind("gone", gone)
                .execute();
        handle.createUpdate("delete from edition_paper where paper_id = :gone")
                .bind("gone", gone)
                .execute();
    }

    private void moveSightings(long gone, long survivor) {
        var sightings = handle.createQuery("""
                        select source, announced_on, observed_on, upvotes, comments, github_stars
                        from sighting where paper_id = :gone""")
                .bind("gone", gone)
                .map((row, context) -> new Seen(
                        row.getString("source"),
                        row.getObject("announced_on", LocalDate.class),
                        row.getObject("observed_on", LocalDate.class),
                        new Signals(
                                PaperReader.count(row, "upvotes"),
                                PaperReader.count(row, "comments"),
                                PaperReader.count(row, "github_stars"))))
                .list();
        sightings.forEach(seen -> move(seen, survivor));
    }

    /** Where both rows were seen by one source on one day, the higher counts stay. */
    private void move(Seen seen, long survivor) {
        for (var sql : new String[] {"""
            insert into sighting (paper_id, source, announced_on, observed_on)
            values (:key, :source, :day, :observed)
            on conflict do nothing""", """
            update sighting
            set upvotes = case when :upvotes <= upvotes then upvotes else coalesce(:upvotes, upvotes) end,
              comments = case when :comments <= comments then comments else coalesce(:comments, comments) end,
              github_stars = case when :stars <= github_stars then github_stars else coalesce(:stars, github_stars) end
            where paper_id = :key and source = :source and announced_on = :day and observed_on = :observed"""}) {
            var update = handle.createUpdate(sql)
                    .bind("key", survivor)
                    .bind("source", seen.source())
                    .bind("day", seen.day())
                    .bind("observed", seen.observedOn());
            WorkWriter.bindSignals(update, seen.signals());
            update.execute();
        }
    }
}
