package dev.paperboy.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps how far a back-fill has come, one row for each source that has one under way. */
final class BackFillRows {

    private final Handle handle;

    BackFillRows(Handle handle) {
        this.handle = handle;
    }

    /** A back-fill that was begun and not ended. */
    record Begun(LocalDate from, LocalDate to, String bookmark, Instant at) {}

    Optional<Begun> find(String source) {
        return handle.createQuery("select from_day, to_day, bookmark, begun_at from back_fill where source = :source")
                .bind("source", source)
                .map((row, context) -> new Begun(
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class),
                        row.getString("bookmark"),
                        RowReader.instant(row, "begun_at")))
                .findFirst();
    }

    void keep(String source, Begun begun) {
        forget(source);
        handle.createUpdate("""
                        insert into back_fill (source, from_day, to_day, bookmark, begun_at)
                        values (:source, :from, :to, :bookmark, :at) on conflict do nothing""")
                .bind("source", source)
                .bind("from", begun.from())
                .bind("to", begun.to())
                .bind("bookmark", begun.bookmark())
                .bind("at", begun.at())
                .execute();
    }

    void forget(String source) {
        handle.createUpdate("delete from back_fill where source = :source")
                .bind("source", source)
                .execute();
    }

    /** How many papers are on a source's list of a day. */
    int listed(String source, LocalDate day) {
        return listedSince(source, day, Instant.EPOCH);
    }

    /** How many papers on a source's list of a day came in at a time or after it. */
    int listedSince(String source, LocalDate day, Instant since) {
        return handle.createQuery("""
                        select count(distinct shown.id) from sighting s
                        join paper p on p.id = s.paper_id join paper shown on shown.id = coalesce(p.same_as, p.id)
                        where s.source = :source and s.announced_on = :day and shown.created_at >= :since""")
                .bind("source", source)
                .bind("day", day)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }
}
