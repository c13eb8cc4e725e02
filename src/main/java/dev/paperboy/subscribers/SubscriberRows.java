package dev.paperboy.subscribers;

import dev.paperboy.subscribers.Subscriber.State;
import dev.paperboy.topics.Topic;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

/** Reads readers with their topics: one statement, whatever their number. */
final class SubscriberRows {

    private static final String WITH_TOPICS = """
            select s.*, t.text as topic_text
              from (%s) s
              left join subscriber_topic st on st.subscriber_id = s.id
              left join topic t on t.id = st.topic_id
             order by s.id, st.position
            """;

    private SubscriberRows() {}

    static Optional<Subscriber> find(Handle handle, long id) {
        return select(handle, "select * from subscriber where id = :id", Map.of("id", id)).stream()
                .findFirst();
    }

    /** @param rows a statement that selects whole rows of {@code subscriber} */
    static List<Subscriber> select(Handle handle, String rows, Map<String, ?> values) {
        return read(query(handle, rows).bindMap(values));
    }

    /** The same, for statements with a list of values. */
    static Query query(Handle handle, String rows) {
        return handle.createQuery(WITH_TOPICS.formatted(rows));
    }

    static List<Subscriber> read(Query query) {
        var topics = new HashMap<String, Topic>();
        return query
                .reduceRows(new LinkedHashMap<Long, Draft>(), (drafts, row) -> {
                    var draft = drafts.computeIfAbsent(row.getColumn("id", Long.class), id -> new Draft(row));
                    Optional.ofNullable(row.getColumn("topic_text", String.class))
                            .ifPresent(draft.topics::add);
                    return drafts;
                })
                .values()
                .stream()
                .map(draft -> draft.finish(topics))
                .toList();
    }

    /** A reader whose topics are still being read. */
    private static final class Draft {

        private final List<String> topics = new ArrayList<>();
        private final Subscriber known;

        Draft(RowView row) {
            var wishes = new Wishes(
                    Defaults.WISHES.topics(),
                    rhythm(row),
                    row.getColumn("maximum", Integer.class),
                    row.getColumn("tell_when_empty", Boolean.class),
                    Strictness.valueOf(row.getColumn("strictness", String.class)),
                    row.getColumn("next_door", Boolean.class));
            known = new Subscriber(
                    row.getColumn("id", Long.class),
                    row.getColumn("handle", String.class),
                    row.getColumn("generation", Integer.class),
                    new Address(row.getColumn("address", String.class)),
                    State.valueOf(row.getColumn("state", String.class)),
                    wishes,
                    Optional.ofNullable(row.getColumn("paused_until", LocalDate.class)),
                    Optional.ofNullable(row.getColumn("confirmed_at", Instant.class)));
        }

        Subscriber finish(Map<String, Topic> read) {
            return topics.isEmpty() ? known : known.withTopics(Stored.topics(topics, read));
        }

        private static Rhythm rhythm(RowView row) {
            return new Rhythm(
                    Cadence.valueOf(row.getColumn("cadence", String.class)),
                    DayOfWeek.of(row.getColumn("weekday", Integer.class)),
                    row.getColumn("local_hour", Integer.class),
                    Stored.zone(row.getColumn("zone", String.class)));
        }
    }
}
