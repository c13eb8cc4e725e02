package dev.paperboy.delivery;

import dev.paperboy.delivery.Leases.Beginning;
import dev.paperboy.delivery.Leases.Settling;
import dev.paperboy.delivery.Leases.Standing;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what several connections begin and end. While one transaction is being committed, what the other connections ask for gathers,
 * and the next transaction takes it all (group commit): a commit costs the same for one mail as for sixteen. When a call returns, it is
 * committed.
 */
final class Ledger {

    private final Leases leases;
    private final ReentrantLock writing = new ReentrantLock();
    private final Queue<Entry<Beginning, Optional<Standing>>> beginnings = new ConcurrentLinkedQueue<>();
    private final Queue<Entry<Settling, Boolean>> settlings = new ConcurrentLinkedQueue<>();

    Ledger(Leases leases) {
        this.leases = leases;
    }

    /** What is asked for, and what came of it; read and written under the lock. */
    private static final class Entry<W, R> {
        final W work;
        private @Nullable R result;
        private @Nullable RuntimeException failure;

        Entry(W work) {
            this.work = work;
        }

        boolean isOpen() {
            return result == null && failure == null;
        }

        R result() {
            if (failure != null) {
                throw failure;
            }
            if (result == null) {
                throw new IllegalStateException("Asked before it was committed");
            }
            return result;
        }
    }

    /** @see Leases#begin(org.jdbi.v3.core.Handle, List) */
    Optional<Standing> begin(Beginning beginning) {
        return enter(beginnings, beginning);
    }

    /** @see Leases#settle(org.jdbi.v3.core.Handle, List) */
    boolean settle(Settling settling) {
        return enter(settlings, settling);
    }

    private <W, R> R enter(Queue<Entry<W, R>> queue, W work) {
        var entry = new Entry<W, R>(work);
        queue.add(entry);
        writing.lock();
        try {
            if (entry.isOpen()) {
                commit(drain(beginnings), drain(settlings));
            }
            return entry.result();
        } finally {
            writing.unlock();
        }
    }

    private static <E> List<E> drain(Queue<E> queue) {
        var drained = new ArrayList<E>();
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            drained.add(next);
        }
        return drained;
    }

    private void commit(List<Entry<Beginning, Optional<Standing>>> begun, List<Entry<Settling, Boolean>> settled) {
        try {
            leases.inTransaction(handle -> {
                        // Verdicts first: what is known must not wait for what is only planned.
                        var kept = leases.settle(handle, work(settled));
                        var standings = leases.begin(handle, work(begun));
                        return (Runnable) () -> {
                            hand(settled, kept);
                            hand(begun, standings);
                        };
                    })
                    .run();
        } catch (RuntimeException e) {
            if (begun.size() + settled.size() > 1 && isOfOneRow(e)) {
                settled.forEach(entry -> commit(List.of(), List.of(entry)));
                begun.forEach(entry -> commit(List.of(entry), List.of()));
                return;
            }
            settled.forEach(entry -> entry.failure = e);
            begun.forEach(entry -> entry.failure = e);
        }
    }

    private static <W, R> List<W> work(List<Entry<W, R>> entries) {
        return entries.stream().map(entry -> entry.work).toList();
    }

    private static <W, R> void hand(List<Entry<W, R>> entries, List<R> results) {
        for (var i = 0; i < results.size(); i++) {
            entries.get(i).result = results.get(i);
        }
    }

    /** A value that does not fit (SQLSTATE 22), or a row that is gone (23), must not keep the others' verdicts from being kept. */
    private static boolean isOfOneRow(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
            }
        }
        return false;
    }
}
