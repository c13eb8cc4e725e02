package dev.paperboy.papers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps what came of asking each source, one row for each source and day. */
final class ReportRows {

    private static final int MOST_SKIPPED = 1_000;
    private static final int LONGEST_REASON = 300;
    private static final int LONGEST_NOTE = 500;

    private final Handle handle;

    ReportRows(Handle handle) {
        this.handle = handle;
    }

    /**
     * Keeps a report as the day's. A day that a source has answered stays answered when it is asked again in vain, with the next try
     * that follows from it, and what was added counts up over the day's collections. Only an answer that proves to have been an
     * older list is taken back.
     */
    void keep(SourceReport report) {
        takeBackIfStale(report);
        int inserted = write(report, """
                insert into edition_source
                  (announced_on, source, label, status, found, added, merged, skipped, note, took_ms, finished_at,
                   next_try, closes_at, settled_at)
                values (:day, :source, :label, :status, :found, :added, :merged, :skipped, :note, :took, :finished,
                  :next, :closes, :settled)
                on conflict do nothing""");
        if (inserted == 0 && update(report) == 0) {
            handle.createUpdate("update edition_source set next_try = :next"
                            + " where announced_on = :day and source = :source and settled_at is null")
                    .bind("next", report.nextTry().orElse(null))
                    .bind("day", report.day())
                    .bind("source", report.source())
                    .execute();
        }
    }

    private int update(SourceReport report) {
        return write(report, """
                    update edition_source
                    set label = :label, status = :status, found = greatest(found, :found), added = added + :added,
                      merged = greatest(0, greatest(found, :found) - added - :added), skipped = :skipped, note = :note,
                      took_ms = :took, finished_at = :finished, next_try = :next, closes_at = :closes,
                      settled_at = case when status = :status then coalesce(settled_at, :settled) else :settled end
                    where announced_on = :day and source = :source and (status <> 'OK' or :status = 'OK')""");
    }

    private int write(SourceReport report, String sql) {
        var skipped = report.skipped().stream()
                .limit(MOST_SKIPPED)
                .map(skip ->
                        new Answer.Skipped(skip.position(), CleanText.cut(CleanText.of(skip.reason()), LONGEST_REASON)))
                .toList();
        return handle.createUpdate(sql)
                .bind("day", report.day())
                .bind("source", report.source())
                .bind("label", report.label())
                .bind("status", report.status().name())
                .bind("found", report.found())
                .bind("added", report.added())
                .bind("merged", report.merged())
                .bind("skipped", Json.of(skipped))
                .bind("note", CleanText.cut(CleanText.of(report.note()), LONGEST_NOTE))
                .bind("took", report.took().toMillis())
                .bind("finished", report.finishedAt())
                .bind("next", report.nextTry().orElse(null))
                .bind("closes", report.closes())
                .bind("settled", report.settled().orElse(null))
                .execute();
    }

    /** The papers of a list that counted as an answer may turn out to be those of an earlier day, when that is filled in. */
    private void takeBackIfStale(SourceReport report) {
        if (report.status() == SourceReport.Status.SUSPECT && firstListed(report.source(), report.day()) == 0) {
            handle.createUpdate("""
                            update edition_source set status = 'SUSPECT', settled_at = null
                            where announced_on = :day and source = :source and status = 'OK'""")
                    .bind("day", report.day())
                    .bind("source", report.source())
                    .execute();
        }
    }

    /** The report of one source for one day, if it was asked. */
    Optional<SourceReport> find(String source, LocalDate day) {
        return between(day, day).stream()
                .filter(report -> report.source().equals(source))
                .findFirst();
    }

    /** How many papers of a source's list of a day were on no earlier list of that source, whatever they were called there. */
    int firstListed(String source, LocalDate day) {
        return handle.createQuery("""
                        select count(*) from (
                          select distinct coalesce(p.same_as, p.id) as shown_by from sighting s join paper p on p.id = s.paper_id
                          where s.source = :source and s.announced_on = :day
                        ) work
                        where not exists (
                            select 1 from sighting earlier
                            where earlier.paper_id = work.shown_by and earlier.source = :source
                              and earlier.announced_on < :day)
                          and not exists (
                            select 1 from paper part join sighting earlier on earlier.paper_id = part.id
                            where part.same_as = work.shown_by and earlier.source = :source
                              and earlier.announced_on < :day)""")
                .bind("source", source)
                .bind("day", day)
                .mapTo(Integer.class)
                .one();
    }

    List<SourceReport> between(LocalDate from, LocalDate to) {
        return handle.createQuery("""
                        select announced_on, source, label, status, found, added, merged, skipped, note, took_ms, finished_at,
                          next_try, closes_at, settled_at
                        from edition_source
                        where announced_on between :from and :to
                        order by announced_on, label, source""")
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> report(row))
                .list();
    }

    private static SourceReport report(ResultSet row) throws SQLException {
        var day = row.getObject("announced_on", LocalDate.class);
        return new SourceReport(
                day,
                row.getString("source"),
                row.getString("label"),
                SourceReport.Status.valueOf(row.getString("status")),
                row.getInt("found"),
                row.getInt("added"),
                row.getInt("merged"),
                Json.skipped(row.getString("skipped")),
                row.getString("note"),
                Duration.ofMillis(row.getLong("took_ms")),
                RowReader.instant(row, "finished_at"),
                moment(row, "next_try"),
                moment(row, "closes_at").orElseGet(() -> Source.endOf(day)),
                moment(row, "settled_at"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
