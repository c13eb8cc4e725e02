package dev.paperboy.delivery;

import dev.paperboy.delivery.Leases.Beginning;
import dev.paperboy.delivery.Stock.Item;
import dev.paperboy.subscribers.Subscriber;
import jakarta.mail.MessagingException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** One way of a courier through all that is due, over several connections at once. */
final class Round {

    private static final Logger LOG = Logger.getLogger(Round.class);

    private final Leases leases;
    private final Ledger ledger;
    private final Desk desk;
    private final Supplier<Line> lines;
    private final Terms terms;
    private final InstantSource clock;
    private final BooleanSupplier stopping;
    private final Stock stock;
    private final Doubts doubts;

    /** The other connections wait for it: after a round that was halted, one mail tries whether the fault is mended. */
    private final CountDownLatch trust;

    /** Writes mails before their turn. Its threads begin with the second mail. */
    private final ExecutorService ahead =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), work -> {
                var thread = new Thread(work, "courier-ahead");
                thread.setDaemon(true);
                return thread;
            });

    private final AtomicInteger alive = new AtomicInteger();
    private final RunningTally tally = new RunningTally(sofar -> this.progress.accept(sofar));
    private final Conclusions conclusions;
    private Consumer<Tally> progress = sofar -> {};
    private boolean bugReported;

    /**
     * @param doubts those of the courier
     * @param trusted whether the round before this one ended well
     */
    Round(
            Leases leases,
            Function<Collection<Long>, Map<Long, Subscriber>> readers,
            Writing writing,
            Supplier<Line> lines,
            Terms terms,
            WarmUp warmUp,
            Aftermath aftermath,
            InstantSource clock,
            BooleanSupplier stopping,
            Doubts doubts,
            boolean trusted) {
        this.leases = leases;
        this.ledger = new Ledger(leases, alive::get);
        this.desk = new Desk(readers, writing, clock, ahead);
        this.lines = lines;
        this.terms = terms;
        this.clock = clock;
        this.stopping = stopping;
        this.doubts = doubts;
        this.trust = new CountDownLatch(trusted ? 0 : 1);
        var traffic = new Traffic(terms.perDomain(), terms.perDomainAndSecond());
        this.stock =
                new Stock(leases, traffic, warmUp, terms, clock, () -> !goesOn(), () -> doubts.inARow() >= Doubts.MANY);
        this.conclusions = new Conclusions(
                leases,
                ledger,
                terms,
                aftermath,
                clock,
                doubts,
                new Breaker(terms.connections(), trusted),
                stock,
                tally,
                trust::countDown);
    }

    Tally deliver(Consumer<Tally> listener) {
        progress = listener;
        try (stock;
                desk) {
            var connections = Math.min(terms.connections(), stock.size());
            if (connections > 0) {
                work(connections);
            }
            conclusions.leaveDoubts(goesOn());
        } finally {
            // Not interrupted: H2's file would be closed under a thread that reads it.
            ahead.shutdown();
        }
        return tally.sofar();
    }

    private boolean goesOn() {
        return !tally.isHalted() && !stopping.getAsBoolean();
    }

    /** The caller is one of the workers. */
    private void work(int connections) {
        alive.set(connections);
        var others = new ArrayList<Thread>();
        try {
            for (var i = 1; i < connections; i++) {
                var thread = new Thread(() -> work(true), "courier-" + i);
                thread.start();
                others.add(thread);
            }
            work(false);
        } finally {
            // Whoever still sends when the round is over would have its mails sent by the next one too.
            others.forEach(Round::join);
        }
    }

    private static void join(Thread thread) {
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                // Its verdict is waited for; it ends soon after the round was told to stop.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(boolean waits) {
        var withdrawn = false;
        try (var line = lines.get()) {
            if (waits) {
                trust.await();
            }
            for (var item = stock.next(); item.isPresent(); item = stock.next()) {
                if (!deliver(item.get(), line)) {
                    withdrawn = true;
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("A connection ended", e);
            tally.fail(String.valueOf(e.getMessage()));
        } catch (Error e) {
            tally.fail(e.toString());
            throw e;
        } finally {
            if (!withdrawn) {
                alive.decrementAndGet();
            }
            trust.countDown();
        }
    }

    /** Returns false if this connection is of no more use. */
    private boolean deliver(Item item, Line line) {
        try {
            line.open(domain(item.delivery()));
        } catch (Unreachable e) {
            return withdraw(item, e);
        }
        try {
            dealWith(item, line);
            return true;
        } finally {
            stock.done(item);
        }
    }

    /** A server that takes fewer connections than we would like is no reason to stop; one that takes none is. */
    private boolean withdraw(Item item, Unreachable reason) {
        stock.putBack(item);
        // Counted down here: of two that are refused at once, the second knows that nobody is left.
        if (alive.decrementAndGet() > 0 && trust.getCount() == 0) {
            LOG.infof("Goes on with fewer connections: %s", reason.getMessage());
        } else {
            tally.halt(String.valueOf(reason.getMessage()));
        }
        return false;
    }

    private void dealWith(Item item, Line line) {
        var delivery = item.delivery();
        var now = clock.instant();
        if (terms.judge().isLost(delivery)) {
            conclusions.settle(delivery, terms.judge().lost(delivery, now));
            return;
        }
        var refusal = terms.judge().refusal(delivery, item.standing(), now);
        if (refusal.isPresent()) {
            conclusions.settle(delivery, terms.judge().skipped(delivery, refusal.get(), delivery.attempts(), now));
            return;
        }
        var letter = write(delivery);
        if (letter != null && begin(delivery, letter)) {
            var number = doubts.begin();
            conclusions.conclude(item, line.send(letter), number);
        }
    }

    /** One mail that cannot be written must not keep the others from going. */
    private @Nullable Letter write(Delivery delivery) {
        try {
            var sheet = desk.take(delivery, stock::atHand);
            if (sheet.isEmpty()) {
                return null;
            }
            var before = delivery.attempts() == 0 ? Optional.<Snapshot>empty() : leases.snapshot(delivery);
            return before.isPresent()
                    ? Letter.of(before.get(), sheet.get().reader().address(), delivery.messageId())
                    : sheet.get().letter();
        } catch (JdbiException e) {
            throw e;
        } catch (MessagingException | RuntimeException e) {
            report(delivery, e);
            conclusions.settle(
                    delivery, terms.judge().unwritten(delivery, String.valueOf(e.getMessage()), clock.instant()));
            return null;
        }
    }

    private synchronized void report(Delivery delivery, Exception bug) {
        if (!bugReported) {
            LOG.errorf(bug, "Cannot write a mail: delivery=%d kind=%s", delivery.id(), delivery.kind());
            bugReported = true;
        }
    }

    private boolean begin(Delivery delivery, Letter letter) {
        var snapshot = Snapshot.of(letter);
        var now = clock.instant();
        var standing = ledger.begin(new Beginning(
                delivery, terms.judge().underWay(delivery), now.plus(terms.attempt()), Optional.of(snapshot)));
        if (standing.isEmpty()) {
            LOG.infof("Left a mail that another courier has taken over: delivery=%d", delivery.id());
            return false;
        }
        // Writing takes its time, and somebody may have left in it.
        var refusal = terms.judge().refusal(delivery, standing.get(), now);
        refusal.ifPresent(reason ->
                conclusions.settle(delivery, terms.judge().skipped(delivery, reason, delivery.attempts(), now)));
        return refusal.isEmpty();
    }

    /** What we call ourselves: the sender's domain, as in the Message-ID. */
    private static String domain(Delivery delivery) {
        var id = delivery.messageId();
        return id.contains("@") ? id.substring(id.lastIndexOf('@') + 1).replace(">", "") : "localhost";
    }
}
