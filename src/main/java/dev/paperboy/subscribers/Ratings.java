package dev.paperboy.subscribers;

import dev.paperboy.database.Database;
import dev.paperboy.subscribers.Rating.Origin;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/** "More like this" and "not for me": the last word on a paper counts, and each can be taken back. */
@Singleton
public final class Ratings {

    /** More say no more of a taste, and make it slow to learn. */
    public static final int MOST = 2_000;

    private static final Logger LOG = Logger.getLogger(Ratings.class);

    private static final int SLICE = 1_000;

    private final Database database;
    private final InstantSource clock;
    private final Register register;

    Ratings(Database database, InstantSource clock, Register register) {
        this.database = database;
        this.clock = clock;
        this.register = register;
    }

    /** The ratings of one reader, the newest first. */
    public List<Rating> of(Subscriber subscriber) {
        return of(List.of(subscriber.id())).getOrDefault(subscriber.id(), List.of());
    }

    /** The ratings of some readers, each list with the newest first; who has none is missing. For one page of readers at a time. */
    public Map<Long, List<Rating>> of(Collection<Long> subscriberIds) {
        var wanted = new ArrayList<>(new LinkedHashSet<>(subscriberIds));
        return database.read(handle -> {
            var found = new HashMap<Long, List<Rating>>();
            // PostgreSQL takes 32,767 values in one statement.
            for (var first = 0; first < wanted.size(); first += SLICE) {
                read(handle, wanted.subList(first, Math.min(first + SLICE, wanted.size())), found);
            }
            return found;
        });
    }

    private static void read(Handle handle, List<Long> ids, Map<Long, List<Rating>> found) {
        var seen = new HashMap<Long, Map<Long, Rating>>();
        handle.createQuery("""
                        select t.subscriber_id, coalesce(p.same_as, p.id) as paper_key, t.verdict, t.said_at, t.origin
                          from taste t join paper p on p.id = t.paper_id
                         where t.subscriber_id in (<ids>)
                         order by t.subscriber_id, t.said_at desc, t.paper_id
                        """)
                .bindList("ids", ids)
                .map((row, context) -> Map.entry(
                        row.getLong("subscriber_id"),
                        new Rating(
                                row.getLong("paper_key"),
                                row.getInt("verdict") > 0,
                                row.getObject("said_at", OffsetDateTime.class).toInstant(),
                                Origin.valueOf(row.getString("origin")))))
                // Of two rows that became one work the newer verdict is met first, and stays.
                .forEach(row -> seen.computeIfAbsent(row.getKey(), none -> new LinkedHashMap<>())
                        .putIfAbsent(row.getValue().paperKey(), row.getValue()));
        seen.forEach((id, ratings) -> found.put(id, List.copyOf(ratings.values())));
    }

    /** Keeps what a reader says of a paper. */
    public void rate(Subscriber subscriber, long paperKey, boolean liked, Origin origin) {
        rate(subscriber, List.of(paperKey), liked, origin);
    }

    /**
     * Keeps what a reader says of some papers, all or none.
     *
     * @throws IllegalArgumentException with a sentence for the reader, if there would be more than {@link #MOST} ratings
     */
    public void rate(Subscriber subscriber, Collection<Long> paperKeys, boolean liked, Origin origin) {
        database.useTransaction(
                transaction -> register.lock(transaction, subscriber.id()).ifPresent(known -> {
                    var now = clock.instant();
                    paperKeys.stream().sorted().forEach(key -> rate(transaction, known.id(), key, liked, origin, now));
                    if (count(transaction, known.id()) > MOST) {
                        throw new IllegalArgumentException("At most " + MOST
                                + " papers can be rated; please take some back, or import a smaller library.");
                    }
                    LOG.infof("Kept ratings subscriber=%d papers=%d liked=%s", known.id(), paperKeys.size(), liked);
                }));
    }

    private static void rate(Handle transaction, long id, long paperKey, boolean liked, Origin origin, Instant now) {
        transaction
                .createUpdate("""
                        insert into taste (subscriber_id, paper_id, verdict, said_at, origin)
                        values (:id, :paper, :verdict, :now, :origin)
                        on conflict do nothing
                        """)
                .bind("id", id)
                .bind("paper", paperKey)
                .bind("verdict", liked ? 1 : -1)
                .bind("now", now)
                .bind("origin", origin)
                .execute();
        // Saying the same again does not make it newer.
        transaction
                .createUpdate("""
                        update taste set verdict = :verdict, said_at = :now, origin = :origin
                         where subscriber_id = :id and paper_id = :paper and verdict <> :verdict
                        """)
                .bind("verdict", liked ? 1 : -1)
                .bind("now", now)
                .bind("origin", origin)
                .bind("id", id)
                .bind("paper", paperKey)
                .execute();
    }

    private static int count(Handle transaction, long id) {
        return transaction
                .createQuery("select count(*) from taste where subscriber_id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
    }

    /** Forgets what a reader said of a paper. */
    public void takeBack(Subscriber subscriber, long paperKey) {
        database.useTransaction(
                transaction -> register.lock(transaction, subscriber.id()).ifPresent(known -> transaction
                        .createUpdate("""
                                delete from taste
                                 where subscriber_id = :id
                                   and paper_id in (select p.id from paper p where coalesce(p.same_as, p.id) = :paper)
                                """)
                        .bind("id", known.id())
                        .bind("paper", paperKey)
                        .execute()));
    }
}
