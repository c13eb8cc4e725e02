package dev.paperboy.delivery;

import dev.paperboy.delivery.Leases.Beginning;
import dev.paperboy.delivery.Leases.Settling;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what several connections begin and end. While one transaction is being committed, what the other connections ask for gathers,
 * and the next transaction takes it all (group commit): a commit costs the same for one mail as for sixteen. When a call returns, it is
 * committed. Verdicts have transactions of their own: until a mail's verdict is kept, a process that dies sends it a second time, so that it
 * must not wait for the mails that others are about to begin, which are long.
 */
final class Ledger {

    /** How long those wait at most that have gathered until a quarter of the connections has come: each commit writes whole pages. */
    private static final Duration BEFORE = Duration.ofMillis(10);

    /** The same for verdicts. Should the process die meanwhile, these mails go twice. */
    private static final Duration AFTER = Duration.ofMillis(3);

    private static final long TICK = Duration.ofMillis(1).toNanos();

    private final Leases leases;
    private final IntSupplier connections;
    private final Page<Beginning, Optional<Standing>> beginnings;
    private final Page<Settling, Boolean> settlings;

    /** @param connections how many are at work */
    Ledger(Leases leases, IntSupplier connections) {
        this.leases = leases;
        this.connections = connections;
        this.beginnings = new Page<>(leases::begin, BEFORE);
        this.settlings = new Page<>(leases::settle, AFTER);
    }

    /** @see Leases#begin(Handle, List) */
    Optional<Standing> begin(Beginning beginning) {
        return beginnings.enter(beginning);
    }

    /** @see Leases#settle(Handle, List) */
    boolean settle(Settling settling) {
        return settlings.enter(settling);
    }

    /** What a connection asks for, and what came of it. */
    private static final class Entry<W, R> {
        final W work;
        private final Thread owner = Thread.currentThread();
        private @Nullable R result;
        private @Nullable RuntimeException failure;

        /** Written after the result is, and read before it. */
        private volatile boolean closed;

        Entry(W work) {
            this.work = work;
        }

        void close(@Nullable R outcome, @Nullable RuntimeException reason) {
            result = outcome;
            failure = reason;
            closed = true;
            wake();
        }

        boolean isOpen() {
            return !closed;
        }

        void wake() {
            LockSupport.unpark(owner);
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

    /** One kind of work, one transaction at a time. */
    private final class Page<W, R> {
        private final ReentrantLock writing = new ReentrantLock();
        private final Queue<Entry<W, R>> entries = new ConcurrentLinkedQueue<>();
        private final BiFunction<Handle, List<W>, List<R>> step;
        private final Duration longest;

        Page(BiFunction<Handle, List<W>, List<R>> step, Duration longest) {
            this.step = step;
            this.longest = longest;
        }

        /**
         * Whoever comes while nobody writes does so, for all that have gathered. The others sleep until that is done, each for itself:
         * queueing for the lock to hear about it, one after the other, they left a twentieth of the machine idle.
         */
        R enter(W work) {
            var entry = new Entry<W, R>(work);
            entries.add(entry);
            var interrupted = false;
            while (entry.isOpen()) {
                if (writing.tryLock()) {
                    try {
                        if (entry.isOpen()) {
                            gather();
                            commit(drain());
                        }
                    } finally {
                        writing.unlock();
                        wakeNext();
                    }
                } else {
                    LockSupport.park(this);
                    interrupted |= Thread.interrupted();
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return entry.result();
        }

        /** Of those that came after the others were drained, one has to write. */
        private void wakeNext() {
            var next = entries.peek();
            if (next != null) {
                next.wake();
            }
        }

        private void gather() {
            var end = System.nanoTime() + longest.toNanos();
            while (entries.size() < connections.getAsInt() / 4 && System.nanoTime() < end) {
                LockSupport.parkNanos(TICK);
            }
        }

        private List<Entry<W, R>> drain() {
            var drained = new ArrayList<Entry<W, R>>();
            for (var next = entries.poll(); next != null; next = entries.poll()) {
                drained.add(next);
            }
            return drained;
        }

        private void commit(List<Entry<W, R>> drained) {
            try {
                var work = drained.stream().map(entry -> entry.work).toList();
                var results = leases.inTransaction(handle -> step.apply(handle, work));
                for (var i = 0; i < results.size(); i++) {
                    drained.get(i).close(results.get(i), null);
                }
            } catch (RuntimeException e) {
                if (drained.size() > 1 && isOfOneRow(e)) {
                    drained.forEach(entry -> commit(List.of(entry)));
                } else {
                    drained.forEach(entry -> entry.close(null, e));
                }
            } finally {
                // After an error nobody may sleep for ever.
                drained.stream()
                        .filter(Entry::isOpen)
                        .forEach(entry -> entry.close(null, new IllegalStateException("It was not committed")));
            }
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
