package dev.paperboy.subscribers;

import dev.paperboy.database.Database;
import dev.paperboy.subscribers.Tokens.Purpose;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Reads the readers. */
@Singleton
public final class Subscribers {

    private static final int PAGE = 1000;

    /** Rows that PostgreSQL's driver holds at a time, instead of all. */
    private static final int FETCHED = 10_000;

    private final Database database;
    private final Tokens tokens;

    public Subscribers(Database database, Tokens tokens) {
        this.database = database;
        this.tokens = tokens;
    }

    public Optional<Subscriber> find(long id) {
        return database.read(handle -> SubscriberRows.find(handle, id));
    }

    /** Those of some readers that there are, by id. */
    public Map<Long, Subscriber> find(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database
                .read(handle ->
                        SubscriberRows.read(SubscriberRows.query(handle, "select * from subscriber where id in (<ids>)")
                                .bindList("ids", ids)))
                .stream()
                .collect(Collectors.toMap(Subscriber::id, Function.identity()));
    }

    public Optional<Subscriber> find(Address address) {
        return select("select * from subscriber where address_key = :key", Map.of("key", address.key())).stream()
                .findFirst();
    }

    /**
     * Whom a personal link belongs to, whatever that reader's state; empty if the token is forged, mangled, void or for another
     * purpose.
     */
    public Optional<Subscriber> byToken(String token, Purpose purpose) {
        return tokens.handle(token)
                .flatMap(handle ->
                        select("select * from subscriber where handle = :handle", Map.of("handle", handle)).stream()
                                .findFirst())
                .filter(found -> tokens.isValid(token, purpose, found.handle(), found.generation()));
    }

    /** How many active readers' digests are due. */
    public long dueCount(Instant now) {
        return database.read(handle -> handle.createQuery(
                        "select count(*) from subscriber where state = 'ACTIVE' and next_due_at <= :now")
                .bind("now", now)
                .mapTo(Long.class)
                .one());
    }

    /**
     * Active readers whose digest is due, of one of some shards, in pages by id; every reader is in one of the shards. A page is read when
     * it is asked for, without who is not due any more by then.
     *
     * @param most readers of a page
     */
    public Stream<List<Subscriber>> due(Instant now, int most, int shard, int shards) {
        // All ids at once: at the hour when everybody is due, a statement that asks for the next page finds, and sorts,
        // everybody.
        var ids = dueIds(now, shard, shards);
        return IntStream.iterate(0, from -> from < ids.length, from -> from + most)
                .mapToObj(from -> Arrays.copyOfRange(ids, from, Math.min(from + most, ids.length)))
                .map(page -> due(now, page))
                .filter(page -> !page.isEmpty());
    }

    private long[] dueIds(Instant now, int shard, int shards) {
        return database.inTransaction(handle -> handle
                .createQuery("""
                        select id from subscriber
                         where state = 'ACTIVE' and next_due_at <= :now and mod(id, :shards) = :shard
                        """)
                .bind("now", now)
                .bind("shard", shard)
                .bind("shards", shards)
                .setFetchSize(FETCHED)
                .map((row, context) -> row.getLong("id"))
                .stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray());
    }

    private List<Subscriber> due(Instant now, long[] ids) {
        return database.read(handle -> SubscriberRows.read(SubscriberRows.query(handle, """
                        select * from subscriber
                         where id in (<ids>) and state = 'ACTIVE' and next_due_at <= :now
                        """)
                .bindList("ids", LongStream.of(ids).boxed().toList())
                .bind("now", now)));
    }

    /**
     * Active readers, at most {@code most} of them, by id, beginning after an id (0 for the first). The order names the state, which
     * is the same for all, because H2 else does not see that an index has it, and sorts everybody for each page.
     */
    public List<Subscriber> active(long afterId, int most) {
        return select("""
                select * from subscriber
                 where state = 'ACTIVE' and id > :afterId
                 order by state, id
                 limit :most
                """, Map.of("afterId", afterId, "most", most));
    }

    /** Tells every row to a consumer, by id, whatever its state. Some are in memory at a time, and no transaction is held. */
    public void each(Consumer<Subscriber> consumer) {
        var page = page(0);
        while (!page.isEmpty()) {
            page.forEach(consumer);
            page = page(page.get(page.size() - 1).id());
        }
    }

    private List<Subscriber> page(long afterId) {
        return select(
                "select * from subscriber where id > :afterId order by id limit :most",
                Map.of("afterId", afterId, "most", PAGE));
    }

    /** The stored id of each topic text, for those that are stored. */
    public Map<String, Long> topicIds(Collection<String> texts) {
        var wanted = new ArrayList<>(texts.stream().distinct().toList());
        var ids = new HashMap<String, Long>();
        database.read(handle -> {
            // PostgreSQL takes 32,767 values in one statement.
            for (var first = 0; first < wanted.size(); first += PAGE) {
                ids.putAll(topicIds(handle, wanted.subList(first, Math.min(first + PAGE, wanted.size()))));
            }
            return ids;
        });
        return ids;
    }

    private static Map<String, Long> topicIds(Handle handle, List<String> texts) {
        return handle.createQuery("select text, id from topic where text in (<texts>)")
                .bindList("texts", texts)
                .reduceRows(new HashMap<>(), (ids, row) -> {
                    ids.put(row.getColumn("text", String.class), row.getColumn("id", Long.class));
                    return ids;
                });
    }

    /** Sets when the next digest of each of some readers is due, by id, as far as they are active. */
    public void scheduleNext(Handle transaction, Map<Long, Instant> nextDues) {
        try (var batch = transaction.prepareBatch(
                "update subscriber set next_due_at = :nextDue where id = :id and state = 'ACTIVE'")) {
            // By id, so that two that plan the same readers never wait for each other in a circle.
            new TreeMap<>(nextDues)
                    .forEach((id, nextDue) ->
                            batch.bind("nextDue", nextDue).bind("id", id).add());
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    /** All that this package keeps about a person, ready to be written as JSON (GDPR, Articles 15 and 20). */
    public Map<String, Object> export(Subscriber subscriber) {
        return database.read(handle -> new PersonalData(handle, subscriber.id()).export());
    }

    private List<Subscriber> select(String rows, Map<String, ?> values) {
        return database.read(handle -> SubscriberRows.select(handle, rows, values));
    }
}
