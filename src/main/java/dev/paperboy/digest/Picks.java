package dev.paperboy.digest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows that say what a digest shows. A paper that was merged into another counts as that one. */
final class Picks {

    private static final int LONGEST_TITLE = 300;

    private Picks() {}

    /** @param topics the stored id of each topic's text */
    static void save(Handle transaction, List<Digest> digests, Map<String, Long> topics) {
        try (var batch = transaction.prepareBatch("""
                insert into pick (subscriber_id, paper_id, issue_date, position, topic_id, late, resembles, next_door)
                select cast(:subscriber as bigint), coalesce(same_as, id), cast(:date as date), cast(:position as integer),
                  cast(:topic as bigint), cast(:late as boolean), cast(:resembles as varchar), cast(:nextDoor as boolean)
                from paper where id = :paper
                on conflict do nothing
                """)) {
            for (var digest : digests) {
                var position = 0;
                for (var section : digest.sections()) {
                    var topic = Optional.ofNullable(topics.get(section.topic().text()))
                            .orElseThrow(
                                    () -> new IllegalStateException("No such topic is stored: " + section.topic()));
                    for (var pick : section.picks()) {
                        batch.bind("subscriber", digest.subscriber().id())
                                .bind("paper", pick.match().paper().key())
                                .bind("date", digest.issueDate())
                                .bind("position", ++position)
                                .bind("topic", topic)
                                .bind("late", pick.late())
                                .bind("resembles", cut(pick.match().evidence().resembles()))
                                .bind("nextDoor", pick.nextDoor())
                                .add();
                    }
                }
            }
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    /** As much of a title as there is room for, never half a character. H2 counts in UTF-16. */
    private static String cut(String title) {
        if (title.length() <= LONGEST_TITLE) {
            return title;
        }
        var splits = Character.isHighSurrogate(title.charAt(LONGEST_TITLE - 1));
        return title.substring(0, splits ? LONGEST_TITLE - 1 : LONGEST_TITLE);
    }

    /**
     * @param paper which one, as it is known now
     * @param match what was kept of the match
     */
    record Row(
            long subscriberId,
            IssuedPapers.Version paper,
            Reasons.Key match,
            String topic,
            boolean late,
            boolean nextDoor,
            String resembles) {}

    /**
     * Of some readers, each one's in the digest's order.
     *
     * @param rules the version by which each reader's digest was made
     */
    static List<Row> read(Handle handle, Map<Long, String> rules, LocalDate issueDate) {
        return handle.createQuery("""
                        select k.subscriber_id, k.paper_id, k.topic_id, k.late, k.next_door, k.resembles, t.text,
                          shown.id as paper_key, shown.title, coalesce(e.announced_on, shown.first_day) as announced_on
                        from pick k
                        join paper p on p.id = k.paper_id
                        join paper shown on shown.id = coalesce(p.same_as, p.id)
                        left join edition_paper e on e.paper_id = shown.id
                        join topic t on t.id = k.topic_id
                        where k.subscriber_id in (<subscribers>) and k.issue_date = :date
                        order by k.subscriber_id, k.position
                        """)
                .bindList("subscribers", rules.keySet())
                .bind("date", issueDate)
                .map((row, context) -> new Row(
                        row.getLong("subscriber_id"),
                        new IssuedPapers.Version(
                                issueDate,
                                row.getLong("paper_key"),
                                row.getObject("announced_on", LocalDate.class),
                                row.getString("title")),
                        new Reasons.Key(
                                row.getLong("topic_id"),
                                row.getLong("paper_id"),
                                rules.getOrDefault(row.getLong("subscriber_id"), "")),
                        row.getString("text"),
                        row.getBoolean("late"),
                        row.getBoolean("next_door"),
                        row.getString("resembles")))
                .list();
    }
}
