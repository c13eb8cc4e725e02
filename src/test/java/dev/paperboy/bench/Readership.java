package dev.paperboy.bench;

import dev.paperboy.database.Database;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Strictness;
import dev.paperboy.topics.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Handle;

/**
 * As many readers as wanted, all due at the same instant, written in bulk: in five zones, daily or on weekdays, of each strictness, with one
 * to three topics, some of which are followed by many. Each had a digest of ten papers the day before, and every fifth has said of
 * six papers what they thought of them. The same number gives the same readers.
 */
final class Readership {

    private static final int SLICE = 2_000;
    private static final int PAPERS_EACH = 10;
    private static final List<ZoneId> ZONES = List.of(
            ZoneOffset.UTC,
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Asia/Tokyo"));

    private final Database database;
    private final Instant due;
    private final LocalDate yesterday;
    private final Instant lastDigest;

    /** @param due when all are due; the same date in all of the zones */
    Readership(Database database, Instant due) {
        this.database = database;
        this.due = due;
        this.lastDigest = due.minusSeconds(86_400);
        this.yesterday = LocalDate.ofInstant(lastDigest, ZoneOffset.UTC);
    }

    /** Adds readers; once for a database that has the papers of the day before. */
    void add(List<Topic> topics, int readers) {
        var ids = database.inTransaction(handle -> store(handle, topics));
        var papers = database.read(handle -> handle.createQuery(
                        "select paper_id from edition_paper where announced_on = :day order by paper_id")
                .bind("day", yesterday)
                .mapTo(Long.class)
                .list());
        for (int first = 1; first <= readers; first += SLICE) {
            int begin = first;
            int end = Math.min(readers, first + SLICE - 1);
            database.useTransaction(handle -> {
                readers(handle, begin, end);
                topics(handle, ids, begin, end);
                tastes(handle, papers, begin, end);
                digests(handle, papers, begin, end);
            });
        }
    }

    private static List<Long> store(Handle handle, List<Topic> topics) {
        var batch = handle.prepareBatch("insert into topic (text) values (:text)");
        topics.forEach(topic -> batch.bind("text", topic.text()).add());
        batch.execute();
        Map<String, Long> ids = new HashMap<>();
        handle.createQuery("select text, id from topic")
                .map((row, context) -> ids.put(row.getString("text"), row.getLong("id")))
                .list();
        return topics.stream().map(topic -> ids.getOrDefault(topic.text(), 0L)).toList();
    }

    private void readers(Handle handle, int first, int last) {
        var batch = handle.prepareBatch("""
                insert into subscriber (id, handle, generation, address, address_key, state, cadence, weekday, local_hour, zone,
                  maximum, tell_when_empty, strictness, next_door, next_due_at, created_at, confirmed_at)
                values (:n, :handle, 0, :address, :address, 'ACTIVE', :cadence, 1, :hour, :zone,
                  :maximum, :tell, :strictness, :nextDoor, :due, :joined, :joined)
                """);
        for (int n = first; n <= last; n++) {
            var zone = ZONES.get(n % ZONES.size());
            batch.bind("n", n)
                    .bind("handle", "handle" + n)
                    .bind("address", "reader" + n + "@domain" + n % 7 + ".example")
                    .bind("cadence", n % 3 == 0 ? Cadence.WEEKDAYS : Cadence.DAILY)
                    .bind("hour", due.atZone(zone).getHour())
                    .bind("zone", zone.getId())
                    .bind("maximum", List.of(5, 10, 10, 20).get(n % 4))
                    .bind("tell", n % 2 == 0)
                    .bind("strictness", Strictness.values()[n % 3])
                    .bind("nextDoor", n % 4 > 0)
                    .bind("due", due)
                    .bind("joined", lastDigest.minusSeconds(n))
                    .add();
        }
        batch.execute();
    }

    private static void topics(Handle handle, List<Long> topics, int first, int last) {
        var batch = handle.prepareBatch(
                "insert into subscriber_topic (subscriber_id, position, topic_id) values (:n, :position, :topic)");
        for (int n = first; n <= last; n++) {
            var random = new Random(n);
            var own = new HashSet<Long>();
            for (int i = 0; i < 1 + n % 3; i++) {
                // The square makes the first topics the ones with many followers.
                var place = Math.pow(random.nextDouble(), 2) * topics.size();
                own.add(topics.get((int) place));
            }
            int position = 0;
            for (var topic : own) {
                batch.bind("n", n)
                        .bind("position", position++)
                        .bind("topic", topic)
                        .add();
            }
        }
        batch.execute();
    }

    private void tastes(Handle handle, List<Long> papers, int first, int last) {
        var batch = handle.prepareBatch("""
                insert into taste (subscriber_id, paper_id, verdict, said_at, origin) values (:n, :paper, :verdict, :at, 'MAIL')
                """);
        for (int n = (first + 4) / 5 * 5; n <= last; n += 5) {
            for (int i = 0; i < 6; i++) {
                batch.bind("n", n)
                        .bind("paper", papers.get((n / 5 * 7 + i * 11) % papers.size()))
                        .bind("verdict", i < 4 ? 1 : -1)
                        .bind("at", lastDigest.plusSeconds(i))
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private void digests(Handle handle, List<Long> papers, int first, int last) {
        handle.createUpdate("""
                        insert into digest (subscriber_id, issue_date, rule_version, inputs, left_out, composed_at)
                        select id, :day, 'bench', '{"topics":[],"maximum":10,"considered":100}', 0, :at
                        from subscriber where id between :first and :last
                        """)
                .bind("day", yesterday)
                .bind("at", lastDigest)
                .bind("first", first)
                .bind("last", last)
                .execute();
        handle.createUpdate("""
                        insert into pick (subscriber_id, paper_id, issue_date, position, topic_id, late)
                        select t.subscriber_id, e.paper_id, :day, e.paper_id, t.topic_id, false
                        from subscriber_topic t join edition_paper e on e.announced_on = :day
                        where t.position = 0 and t.subscriber_id between :first and :last
                          and mod(e.paper_id + t.subscriber_id, :each) = 0
                        """)
                .bind("day", yesterday)
                .bind("first", first)
                .bind("last", last)
                .bind("each", Math.max(1, papers.size() / PAPERS_EACH))
                .execute();
    }
}
