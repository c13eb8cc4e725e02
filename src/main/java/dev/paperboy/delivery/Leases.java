package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.subscribers.Subscriber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What one courier holds. Every change names the state and the owner that it expects; where it finds another, the mail has been taken
 * over, and the change is not made.
 */
final class Leases {

    private final Database database;
    private final CourierId owner;

    Leases(Database database, CourierId owner) {
        this.database = database;
        this.owner = owner;
    }

    /**
     * How the reader and the outbox stand just before a mail goes.
     *
     * @param superseded whether a newer digest for the same reader was queued later
     */
    record Standing(Subscriber.State state, Optional<LocalDate> pausedUntil, ZoneId zone, boolean superseded) {}

    /**
     * Ends the leases of owners that are seen to be dead, and those that this process itself left behind.
     *
     * @return how many mails are free again
     */
    int takeOver(Instant now) {
        return database.inTransaction(
                handle -> handle.createQuery("""
                        select distinct lease_owner from delivery where state = 'LEASED' and lease_until >= :now
                        """).bind("now", now).mapTo(String.class).list().stream()
                        .filter(this::isGone)
                        .mapToInt(gone -> handle.createUpdate("""
                                update delivery set lease_until = :past
                                where state = 'LEASED' and lease_owner = :gone
                                """)
                                .bind("past", now.minusMillis(1))
                                .bind("gone", gone)
                                .execute())
                        .sum());
    }

    private boolean isGone(String name) {
        return CourierId.parse(name)
                .map(other -> other.equals(owner) || owner.outlives(other))
                .orElse(false);
    }

    /**
     * Takes mails whose time has come: first those that another courier left behind, then those that were tried before.
     *
     * @return as they were before, so that they can be given back
     */
    List<Delivery> lease(int most, Instant now, Instant until) {
        return database.inTransaction(handle -> {
            var taken = new ArrayList<>(leftBehind(handle, most, now));
            for (var state : List.of(State.AMBIGUOUS, State.RETRY, State.PENDING)) {
                if (taken.size() < most) {
                    taken.addAll(due(handle, state, most - taken.size(), now));
                }
            }
            hold(handle, taken, until);
            return taken;
        });
    }

    private static List<Delivery> leftBehind(Handle handle, int most, Instant now) {
        return handle.createQuery("""
                        select * from delivery where state = 'LEASED' and lease_until < :now
                        order by state, lease_until limit :most for update skip locked
                        """)
                .bind("now", now)
                .bind("most", most)
                .map(DeliveryRow::read)
                .list();
    }

    /** One state at a time and ordered as the index is: otherwise each batch would sort all that waits. */
    private static List<Delivery> due(Handle handle, State state, int most, Instant now) {
        return handle.createQuery("""
                        select * from delivery where state = :state and due_at <= :now and finished_at is null
                        order by state, due_at limit :most for update skip locked
                        """)
                .bind("state", state)
                .bind("now", now)
                .bind("most", most)
                .map(DeliveryRow::read)
                .list();
    }

    private void hold(Handle handle, List<Delivery> taken, Instant until) {
        if (taken.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                update delivery set state = 'LEASED', lease_owner = :owner, lease_until = :until
                where id = :id and state = :old
                """);
        for (var delivery : taken) {
            batch.bind("owner", owner.toString())
                    .bind("until", until)
                    .bind("id", delivery.id())
                    .bind("old", delivery.state())
                    .add();
        }
        expect(taken.size(), batch);
    }

    private static void expect(int rows, PreparedBatch batch) {
        var changed = 0;
        for (var count : batch.execute()) {
            changed += count;
        }
        if (changed != rows) {
            throw new IllegalStateException("Locked " + rows + " mails but could take " + changed);
        }
    }

    /** How the reader stands now; empty if the mail is gone with its reader. */
    Optional<Standing> standing(Delivery delivery, Instant now) {
        return database.read(handle -> standing(handle, delivery, now));
    }

    /**
     * The last step before a mail goes: renews its lease and counts the attempt.
     *
     * @return how the reader stands now; empty if the mail is not ours any more
     */
    Optional<Standing> begin(Delivery delivery, String note, Instant now, Instant until) {
        return database.inTransaction(handle -> {
            var held = handle.createUpdate("""
                            update delivery set attempts = attempts + 1, lease_until = :until, reply = :note
                            where id = :id and state = 'LEASED' and lease_owner = :owner
                            """)
                    .bind("until", until)
                    .bind("note", note)
                    .bind("id", delivery.id())
                    .bind("owner", owner.toString())
                    .execute();
            return held == 1 ? standing(handle, delivery, now) : Optional.empty();
        });
    }

    private static Optional<Standing> standing(Handle handle, Delivery delivery, Instant now) {
        return handle.createQuery("""
                        select s.state, s.paused_until, s.zone, (
                          select count(*) from delivery newer
                          where newer.subscriber_id = s.id and newer.kind = :kind
                            and newer.issue_date > :issueDate and newer.created_at > :createdAt) as newer_issues
                        from subscriber s where s.id = :subscriber
                        """)
                .bind("kind", delivery.kind())
                .bind("issueDate", delivery.issueDate())
                .bind("createdAt", delivery.createdAt())
                .bind("subscriber", delivery.subscriberId())
                .map((row, context) -> new Standing(
                        Subscriber.State.valueOf(row.getString("state")),
                        Optional.ofNullable(row.getObject("paused_until", LocalDate.class)),
                        ZoneId.of(row.getString("zone")),
                        row.getInt("newer_issues") > 0))
                .findOne();
    }

    /** Keeps what became of a mail; false if it is not ours any more. */
    boolean settle(Delivery delivery, Decision decision, Instant now) {
        return database.inTransaction(handle -> handle.createUpdate("""
                                update delivery set state = :state, attempts = :attempts, due_at = :dueAt, reply = :reply,
                                  finished_at = :finishedAt, lease_owner = null, lease_until = null
                                where id = :id and state = 'LEASED' and lease_owner = :owner
                                """)
                        .bind("state", decision.state())
                        .bind("attempts", decision.attempts())
                        .bind("dueAt", decision.dueAt())
                        .bind("reply", decision.reply())
                        .bindByType("finishedAt", decision.isFinal() ? now : null, Instant.class)
                        .bind("id", delivery.id())
                        .bind("owner", owner.toString())
                        .execute()
                == 1);
    }

    /** Gives mails back as they were when they were taken. */
    void giveBack(Collection<Delivery> untouched) {
        if (untouched.isEmpty()) {
            return;
        }
        database.useTransaction(handle -> {
            var batch = handle.prepareBatch("""
                    update delivery set state = :old, lease_owner = null, lease_until = null
                    where id = :id and state = 'LEASED' and lease_owner = :owner
                    """);
            for (var delivery : untouched) {
                batch.bind("old", waiting(delivery))
                        .bind("id", delivery.id())
                        .bind("owner", owner.toString())
                        .add();
            }
            batch.execute();
        });
    }

    private static State waiting(Delivery delivery) {
        if (delivery.state() != State.LEASED) {
            return delivery.state();
        }
        return delivery.attempts() == 0 ? State.PENDING : State.RETRY;
    }
}
