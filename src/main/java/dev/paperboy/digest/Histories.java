package dev.paperboy.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reads what people were shown. */
final class Histories {

    /** As many days before a digest as the oldest edition is that it can look at. What was shown of older ones cannot come again. */
    private static final int DAYS = Composer.LONGEST_LOOK_BACK;

    private Histories() {}

    static Map<Long, History> read(Handle handle, List<Long> subscriberIds, LocalDate before) {
        var shown = shown(handle, subscriberIds, before);
        var histories = new HashMap<Long, History>();
        for (var last : lastIssues(handle, subscriberIds, before)) {
            histories.put(
                    last.subscriberId(),
                    new History(
                            shown.getOrDefault(last.subscriberId(), Set.of()),
                            Optional.of(last.firstIssue()),
                            Optional.of(last.issueDate()),
                            Optional.of(last.composedAt())));
        }
        shown.forEach((id, papers) ->
                histories.putIfAbsent(id, new History(papers, Optional.empty(), Optional.empty(), Optional.empty())));
        return histories;
    }

    private record LastIssue(long subscriberId, LocalDate firstIssue, LocalDate issueDate, Instant composedAt) {}

    private static List<LastIssue> lastIssues(Handle handle, List<Long> subscriberIds, LocalDate before) {
        return handle.createQuery("""
                        select d.subscriber_id, l.oldest, d.issue_date, d.composed_at
                        from digest d
                        join (
                          select subscriber_id, min(issue_date) as oldest, max(issue_date) as newest from digest
                          where subscriber_id in (<ids>) and issue_date < :before
                          group by subscriber_id
                        ) l on l.subscriber_id = d.subscriber_id and l.newest = d.issue_date
                        """)
                .bindList("ids", subscriberIds)
                .bind("before", before)
                .map((rs, context) -> new LastIssue(
                        rs.getLong("subscriber_id"),
                        rs.getObject("oldest", LocalDate.class),
                        rs.getObject("issue_date", LocalDate.class),
                        rs.getObject("composed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Map<Long, Set<Long>> shown(Handle handle, List<Long> subscriberIds, LocalDate before) {
        var shown = new HashMap<Long, Set<Long>>();
        handle.createQuery("""
                        select k.subscriber_id, e.paper_id
                        from pick k
                        join paper p on p.id = k.paper_id
                        join edition_paper e on e.paper_id = coalesce(p.same_as, p.id)
                        where k.subscriber_id in (<ids>) and k.issue_date < :before and e.announced_on >= :oldest
                        """)
                .bindList("ids", subscriberIds)
                .bind("before", before)
                .bind("oldest", before.minusDays(DAYS))
                .map((rs, context) -> Map.entry(rs.getLong("subscriber_id"), rs.getLong("paper_id")))
                .forEach(row -> shown.computeIfAbsent(row.getKey(), none -> new HashSet<>())
                        .add(row.getValue()));
        // What a reader brought along is no news to that reader, even if no source had reported it by then.
        handle.createQuery("""
                        select t.subscriber_id, e.paper_id
                        from taste t
                        join paper p on p.id = t.paper_id
                        join edition_paper e on e.paper_id = coalesce(p.same_as, p.id)
                        where t.subscriber_id in (<ids>) and t.origin = 'IMPORT' and e.announced_on >= :oldest
                        union
                        select t.subscriber_id, e.paper_id
                        from taste t
                        join brought_name b on b.paper_id = t.paper_id
                        join paper_name n on n.alias = b.alias
                        join paper p on p.id = n.paper_id
                        join edition_paper e on e.paper_id = coalesce(p.same_as, p.id)
                        where t.subscriber_id in (<ids>) and t.origin = 'IMPORT' and e.announced_on >= :oldest
                        """)
                .bindList("ids", subscriberIds)
                .bind("oldest", before.minusDays(DAYS))
                .map((rs, context) -> Map.entry(rs.getLong("subscriber_id"), rs.getLong("paper_id")))
                .forEach(row -> shown.computeIfAbsent(row.getKey(), none -> new HashSet<>())
                        .add(row.getValue()));
        return shown;
    }
}
