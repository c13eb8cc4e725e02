package dev.paperboy.subscribers;

import dev.paperboy.topics.Topic;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Writes the rows of readers, in the caller's transaction. Whoever changes a reader locks the row first. */
@Singleton
final class Register {

    private final Handles handles;

    Register(Handles handles) {
        this.handles = handles;
    }

    /** The row of an address, made PENDING if there is none, locked until the transaction ends. */
    Subscriber enter(Handle transaction, Address address, Instant now) {
        insert(transaction, address, now);
        // Who asks again is as good as new: else the purge could erase the row just when it is needed.
        transaction
                .createUpdate("""
                        update subscriber set created_at = case state when 'PENDING' then :now else created_at end
                         where address_key = :key
                        """)
                .bind("now", now)
                .bind("key", address.key())
                .execute();
        return SubscriberRows.select(
                        transaction, "select * from subscriber where address_key = :key", Map.of("key", address.key()))
                .get(0);
    }

    private void insert(Handle transaction, Address address, Instant now) {
        var rhythm = Defaults.WISHES.rhythm();
        transaction
                .createUpdate("""
                        insert into subscriber (handle, generation, address, address_key, state, cadence, weekday, local_hour,
                                                zone, maximum, tell_when_empty, created_at)
                        values (:handle, 1, :address, :key, 'PENDING', :cadence, :weekday, :hour,
                                :zone, :maximum, :tellWhenEmpty, :now)
                        on conflict do nothing
                        """)
                .bind("handle", handles.next())
                .bind("address", address.text())
                .bind("key", address.key())
                .bind("cadence", rhythm.cadence())
                .bind("weekday", rhythm.weekday().getValue())
                .bind("hour", rhythm.hour())
                .bind("zone", rhythm.zone().getId())
                .bind("maximum", Defaults.WISHES.maximum())
                .bind("tellWhenEmpty", Defaults.WISHES.tellWhenEmpty())
                .bind("now", now)
                .execute();
    }

    /** A reader as the row says now, locked until the transaction ends; empty if erased. */
    Optional<Subscriber> lock(Handle transaction, long id) {
        return transaction
                .createQuery("select id from subscriber where id = :id for update")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .flatMap(locked -> SubscriberRows.find(transaction, locked));
    }

    /** Keeps what a reader asked for; says nothing about when the next digest is due. */
    void write(Handle transaction, long id, Wishes wishes) {
        transaction
                .createUpdate("""
                        update subscriber set cadence = :cadence, weekday = :weekday, local_hour = :hour, zone = :zone,
                               maximum = :maximum, tell_when_empty = :tellWhenEmpty, strictness = :strictness, next_door = :nextDoor
                         where id = :id
                        """)
                .bind("cadence", wishes.rhythm().cadence())
                .bind("weekday", wishes.rhythm().weekday().getValue())
                .bind("hour", wishes.rhythm().hour())
                .bind("zone", wishes.rhythm().zone().getId())
                .bind("maximum", wishes.maximum())
                .bind("tellWhenEmpty", wishes.tellWhenEmpty())
                .bind("strictness", wishes.strictness())
                .bind("nextDoor", wishes.nextDoor())
                .bind("id", id)
                .execute();
        writeTopics(transaction, id, wishes.topics());
    }

    private static void writeTopics(Handle transaction, long id, List<Topic> topics) {
        var texts = topics.stream().map(Topic::text).distinct().toList();
        var missing = transaction.prepareBatch("insert into topic (text) values (:text) on conflict do nothing");
        // In one order for everybody: two transactions that add the same topics wait for, but never block, each other.
        texts.stream().sorted().forEach(text -> missing.bind("text", text).add());
        missing.execute();

        transaction.execute("delete from subscriber_topic where subscriber_id = ?", id);
        var chosen = transaction.prepareBatch("""
                insert into subscriber_topic (subscriber_id, position, topic_id)
                select cast(:id as bigint), cast(:position as integer), t.id from topic t where t.text = :text
                """);
        for (var position = 0; position < texts.size(); position++) {
            chosen.bind("id", id)
                    .bind("position", position + 1)
                    .bind("text", texts.get(position))
                    .add();
        }
        chosen.execute();
    }

    /** Makes a reader ACTIVE with some wishes, as of now, and due at the next of the chosen hours. */
    void activate(Handle transaction, long id, Wishes wishes, Instant now) {
        write(transaction, id, wishes);
        transaction.createUpdate("""
                        update subscriber set state = 'ACTIVE', confirmed_at = :now, left_at = null, next_due_at = null
                         where id = :id and state <> 'ACTIVE'
                        """).bind("now", now).bind("id", id).execute();
        transaction.execute("update subscriber set paused_until = null where id = ?", id);
        reschedule(transaction, id, wishes.rhythm().nextDue(now), now);
    }

    /** Sets when the next digest of an active reader is due, unless one is due already and only not yet made. */
    void reschedule(Handle transaction, long id, Instant nextDue, Instant now) {
        transaction
                .createUpdate("""
                        update subscriber set next_due_at = :nextDue
                         where id = :id and state = 'ACTIVE' and (next_due_at is null or next_due_at > :now)
                        """)
                .bind("nextDue", nextDue)
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /** Passes over all digests before a local date. */
    void pause(Handle transaction, long id, LocalDate until, Instant nextDue) {
        transaction
                .createUpdate("""
                        update subscriber set paused_until = :until, next_due_at = :nextDue
                         where id = :id and state = 'ACTIVE'
                        """)
                .bind("until", until)
                .bind("nextDue", nextDue)
                .bind("id", id)
                .execute();
    }

    /** Ends a subscription; {@code left_at} keeps the first time. */
    void leave(Handle transaction, long id, Instant now) {
        transaction.createUpdate("""
                        update subscriber set state = 'LEFT', left_at = :now, next_due_at = null, paused_until = null
                         where id = :id and state <> 'LEFT'
                        """).bind("now", now).bind("id", id).execute();
    }
}
