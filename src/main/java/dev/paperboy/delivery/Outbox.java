package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.delivery.Delivery.State;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The mails that must go out, and how far each has come. What couriers do with them is the matter of {@link Leases}. */
@Singleton
public final class Outbox {

    private final Database database;
    private final MessageIds messageIds;

    Outbox(Database database, MessageIds messageIds) {
        this.database = database;
        this.messageIds = messageIds;
    }

    /**
     * Queues a mail of a kind for each of some subscribers, in the caller's transaction. One that was queued before for the same date
     * is left as it is.
     *
     * @return how many were new
     */
    public int queue(Handle transaction, Kind kind, Collection<Long> subscriberIds, LocalDate issueDate, Instant now) {
        if (subscriberIds.isEmpty()) {
            return 0;
        }
        try (var batch = transaction.prepareBatch("""
                insert into delivery
                  (kind, subscriber_id, issue_date, state, attempts, due_at, message_id, reply, created_at)
                values (:kind, :subscriber, :issueDate, 'PENDING', 0, :now, :messageId, '', :now)
                on conflict do nothing
                """)) {
            for (long id : subscriberIds) {
                batch.bind("kind", kind)
                        .bind("subscriber", id)
                        .bind("issueDate", issueDate)
                        .bind("now", now)
                        .bind("messageId", messageIds.of(kind, issueDate, id))
                        .add();
            }
            return Arrays.stream(batch.execute()).sum();
        }
    }

    /** How many mails are in each state, by issue date (all dates if none is given), digests and letters alike. */
    public Map<State, Long> counts(Optional<LocalDate> issueDate) {
        var counts = new EnumMap<State, Long>(State.class);
        database.read(handle -> handle.createQuery("""
                        select state, count(*) as mails from delivery
                        where issue_date between :first and :last
                        group by state
                        """)
                .bind("first", issueDate.orElse(LocalDate.of(1, 1, 1)))
                .bind("last", issueDate.orElse(LocalDate.of(9999, 12, 31)))
                .map((row, context) -> counts.put(State.valueOf(row.getString("state")), row.getLong("mails")))
                .list());
        return counts;
    }

    /** The mails in some states, the newest first, each with what was last said about it: what waits, or failed, and why. */
    public List<Delivery> list(Collection<State> states, int most) {
        if (states.isEmpty()) {
            return List.of();
        }
        return database.read(handle -> handle.createQuery("""
                        select * from delivery where state in (<states>) order by id desc limit :most
                        """)
                .bindList("states", states.stream().map(State::name).toList())
                .bind("most", most)
                .map(DeliveryRow::read)
                .list());
    }

    /** How many mails a courier would find to do now, those that another courier holds not counted. */
    public long due(Instant now) {
        return database.read(handle ->
                handle.createQuery("""
                        select count(*) from delivery
                        where state in ('PENDING', 'RETRY', 'AMBIGUOUS') and due_at <= :now and finished_at is null
                        """).bind("now", now).mapTo(Long.class).one());
    }

    /** When the next mail will be due, or a lease will end; empty if nothing waits. May be in the past. */
    public Optional<Instant> nextDue() {
        return database.read(
                handle -> handle.createQuery("""
                        select min(moment) from (
                          select min(due_at) as moment from delivery
                            where state in ('PENDING', 'RETRY', 'AMBIGUOUS') and finished_at is null
                          union all
                          select min(lease_until) as moment from delivery where state = 'LEASED') waiting
                        """).mapTo(Instant.class).findOne());
    }
}
