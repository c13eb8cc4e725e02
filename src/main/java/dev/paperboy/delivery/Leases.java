package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.delivery.Delivery.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What one courier holds. Every change names the state and the owner that it expects; where it finds another, the mail has been taken
 * over, and the change is not made. Where a mail is named by its id, its state is asked for with {@code is true}, which no index answers:
 * PostgreSQL counts the states now and then, mostly when none waits or is leased, and would look for the one mail among all that do.
 */
final class Leases {

    /** How many times as many mails as are wanted are looked at where others are taking some, too. */
    private static final int FARTHEST = 64;

    private static final List<State> TRIED_FIRST = List.of(State.AMBIGUOUS, State.RETRY, State.PENDING);
    private static final List<State> UNTRIED_FIRST = List.of(State.PENDING, State.AMBIGUOUS, State.RETRY);

    private final Database database;
    private final CourierId owner;

    Leases(Database database, CourierId owner) {
        this.database = database;
        this.owner = owner;
    }

    /** One transaction for several of the steps below. */
    <R> R inTransaction(HandleCallback<R, RuntimeException> work) {
        return database.inTransaction(work);
    }

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
     * @param untriedFirst whether those come first that were not tried yet: after many refusals, to learn whether any mail is taken
     * @return as they were before, so that they can be given back
     */
    List<Delivery> lease(int most, Instant now, Instant until, boolean untriedFirst) {
        return database.inTransaction(handle -> {
            var taken = new ArrayList<>(leftBehind(handle, most, now));
            for (var state : untriedFirst ? UNTRIED_FIRST : TRIED_FIRST) {
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

    /**
     * First looks and then locks: in one statement, H2 would read, lock and sort all that waits for each batch. Where others have locked
     * what was seen, looks further.
     */
    private static List<Delivery> due(Handle handle, State state, int most, Instant now) {
        for (int far = most; far <= FARTHEST * most; far *= 4) {
            var seen = seen(handle, state, far, now);
            var locked = seen.isEmpty() ? List.<Delivery>of() : locked(handle, seen, state, most, now);
            if (!locked.isEmpty() || seen.size() < far) {
                return locked;
            }
        }
        return List.of();
    }

    /** One state at a time and ordered as the index is: otherwise each batch would sort all that waits. */
    private static List<Long> seen(Handle handle, State state, int most, Instant now) {
        return handle.createQuery("""
                        select id from delivery where state = :state and due_at <= :now and finished_at is null
                        order by state, due_at limit :most
                        """)
                .bind("state", state)
                .bind("now", now)
                .bind("most", most)
                .mapTo(Long.class)
                .list();
    }

    private static List<Delivery> locked(Handle handle, List<Long> seen, State state, int most, Instant now) {
        return handle.createQuery("""
                        select * from delivery
                        where id in (<seen>) and (state = :state) is true and due_at <= :now and finished_at is null
                        order by due_at, id limit :most for update skip locked
                        """)
                .bindList("seen", seen)
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
                where id = :id and (state = :old) is true
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

    /**
     * A mail whose transaction is about to begin.
     *
     * @param note its reply while it is under way
     * @param until when its lease ends
     * @param snapshot what is sent, unless that is kept already
     */
    record Beginning(Delivery delivery, String note, Instant until, Optional<Snapshot> snapshot) {}

    /** A mail whose attempt has ended. */
    record Settling(Delivery delivery, Decision decision, Instant now) {}

    /** How some mails' readers stand now, by the mail's id; those are missing that are gone with their readers. */
    Map<Long, Standing> standings(Collection<Delivery> deliveries) {
        return database.read(handle -> Standing.of(handle, deliveries));
    }

    /** As {@link #begin(Handle, List)} for one mail in a transaction of its own. */
    Optional<Standing> begin(Delivery delivery, String note, Instant until) {
        var only = new Beginning(delivery, note, until, Optional.empty());
        return database.inTransaction(handle -> begin(handle, List.of(only))).get(0);
    }

    /**
     * The last step before mails go: renews their leases, counts the attempts, keeps what is sent.
     *
     * @return how each one's reader stands now; empty if the mail is not ours any more
     */
    List<Optional<Standing>> begin(Handle handle, List<Beginning> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        var batch = handle.prepareBatch("""
                update delivery set attempts = attempts + 1, lease_until = :until, reply = :note
                where id = :id and (state = 'LEASED') is true and lease_owner = :owner
                """);
        for (var each : all) {
            batch.bind("until", each.until())
                    .bind("note", each.note())
                    .bind("id", each.delivery().id())
                    .bind("owner", owner.toString())
                    .add();
        }
        var held = batch.execute();
        var fresh = new HashMap<Long, Snapshot>();
        for (var i = 0; i < held.length; i++) {
            var each = all.get(i);
            if (held[i] == 1) {
                each.snapshot().ifPresent(snapshot -> fresh.put(each.delivery().id(), snapshot));
            }
        }
        Snapshots.keep(handle, fresh);
        var standings =
                Standing.of(handle, all.stream().map(Beginning::delivery).toList());
        return IntStream.range(0, all.size())
                .mapToObj(i -> Optional.ofNullable(
                                standings.get(all.get(i).delivery().id()))
                        .filter(standing -> held[i] == 1))
                .toList();
    }

    /** What was sent in a mail's first attempt, if there was one. */
    Optional<Snapshot> snapshot(Delivery delivery) {
        return database.read(handle -> Snapshots.find(handle, delivery.id()));
    }

    /** As {@link #settle(Handle, List)} for one mail in a transaction of its own. */
    boolean settle(Delivery delivery, Decision decision, Instant now) {
        return database.inTransaction(handle -> settle(handle, List.of(new Settling(delivery, decision, now))))
                .get(0);
    }

    /** Keeps what became of mails; false for each that is not ours any more. */
    List<Boolean> settle(Handle handle, List<Settling> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        var batch = handle.prepareBatch("""
                update delivery set state = :state, attempts = :attempts, due_at = :dueAt, reply = :reply,
                  finished_at = :finishedAt, lease_owner = null, lease_until = null
                where id = :id and (state = 'LEASED') is true and lease_owner = :owner
                """);
        var ended = new ArrayList<Long>();
        for (var each : all) {
            var decision = each.decision();
            batch.bind("state", decision.state())
                    .bind("attempts", decision.attempts())
                    .bind("dueAt", decision.dueAt())
                    .bind("reply", decision.reply())
                    .bindByType("finishedAt", decision.isFinal() ? each.now() : null, Instant.class)
                    .bind("id", each.delivery().id())
                    .bind("owner", owner.toString())
                    .add();
            if (decision.isFinal()) {
                ended.add(each.delivery().id());
            }
        }
        var kept = batch.execute();
        Snapshots.forget(handle, ended);
        return Arrays.stream(kept).mapToObj(count -> count == 1).toList();
    }

    /**
     * Ends a mail that waits for another attempt, or has ended so already.
     *
     * @return false if it was tried again meanwhile
     */
    boolean end(Delivery delivery, Decision decision, Instant now) {
        return database.inTransaction(handle -> {
            var ended = handle.createUpdate("""
                            update delivery set state = :state, due_at = :dueAt, reply = :reply, finished_at = :now
                            where id = :id and state = 'RETRY' and attempts = :attempts
                            """)
                    .bind("state", decision.state())
                    .bind("dueAt", decision.dueAt())
                    .bind("reply", decision.reply())
                    .bind("now", now)
                    .bind("id", delivery.id())
                    .bind("attempts", decision.attempts())
                    .execute();
            if (ended == 1) {
                Snapshots.forget(handle, List.of(delivery.id()));
                return true;
            }
            return handle.createQuery("""
                            select count(*) from delivery
                            where id = :id and state in (:state, 'SKIPPED') and attempts = :attempts
                            """)
                            .bind("id", delivery.id())
                            .bind("state", decision.state())
                            .bind("attempts", decision.attempts())
                            .mapTo(Integer.class)
                            .one()
                    == 1;
        });
    }

    /** Gives mails back that must wait for their turn, to be looked at again at a given time. */
    void postpone(Map<Delivery, Instant> waiting) {
        database.useTransaction(handle -> {
            var batch = handle.prepareBatch("""
                    update delivery set state = :old, due_at = :dueAt, lease_owner = null, lease_until = null
                    where id = :id and (state = 'LEASED') is true and lease_owner = :owner
                    """);
            waiting.forEach((delivery, dueAt) -> batch.bind("old", waiting(delivery))
                    .bind("dueAt", dueAt)
                    .bind("id", delivery.id())
                    .bind("owner", owner.toString())
                    .add());
            if (batch.size() > 0) {
                batch.execute();
            }
        });
    }

    /** Gives mails back as they were when they were taken. */
    void giveBack(Collection<Delivery> untouched) {
        if (untouched.isEmpty()) {
            return;
        }
        database.useTransaction(handle -> {
            var batch = handle.prepareBatch("""
                    update delivery set state = :old, lease_owner = null, lease_until = null
                    where id = :id and (state = 'LEASED') is true and lease_owner = :owner
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
