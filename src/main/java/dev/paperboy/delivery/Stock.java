package dev.paperboy.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * The mails that a round holds, handed out to its connections such that no recipient domain takes more than its share. A mail whose
 * domain is busy for long goes back into the outbox, so that others' mails can be held in its place.
 */
final class Stock implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Stock.class);

    /** Mails of one busy domain that stay at hand. */
    private static final int AT_HAND = 10;

    /** How far connections look ahead; some of them may have read already. */
    private static final int AHEAD = 32;

    private static final long TICK_MILLIS = 20;

    private final Leases leases;
    private final BooleanSupplier untriedFirst;
    private final Traffic traffic;
    private final WarmUp warmUp;
    private final Terms terms;
    private final InstantSource clock;
    private final BooleanSupplier over;
    private final List<Item> held = new ArrayList<>();
    private final Set<Long> underWay = new HashSet<>();
    private final ReentrantLock filling = new ReentrantLock();
    private boolean exhausted;

    Stock(
            Leases leases,
            Traffic traffic,
            WarmUp warmUp,
            Terms terms,
            InstantSource clock,
            BooleanSupplier over,
            BooleanSupplier untriedFirst) {
        this.leases = leases;
        this.untriedFirst = untriedFirst;
        this.traffic = traffic;
        this.warmUp = warmUp;
        this.terms = terms;
        this.clock = clock;
        this.over = over;
    }

    /** A mail, how its reader stood when it was leased, and until when it is surely ours. */
    record Item(Delivery delivery, Standing standing, Instant until) {}

    /** How many mails are at hand; the first call leases some. */
    int size() {
        if (count() == 0) {
            fill();
        }
        return count();
    }

    private synchronized int count() {
        return held.size();
    }

    /** What is handed out soon, the next first. */
    synchronized List<Delivery> atHand() {
        return held.stream().limit(AHEAD).map(Item::delivery).toList();
    }

    /** The next mail that may go; waits for one if need be. Empty when there is nothing to do any more. */
    Optional<Item> next() throws InterruptedException {
        while (!over.getAsBoolean()) {
            if (count() < Math.max(1, terms.batch() / 2)) {
                fill();
            }
            synchronized (this) {
                var item = pick();
                if (item.isPresent()) {
                    return item;
                }
                if (held.isEmpty() && exhausted) {
                    return Optional.empty();
                }
                if (exhausted || filling.isLocked() || !makeRoom()) {
                    wait(TICK_MILLIS);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Item> pick() {
        var now = clock.instant();
        // What lapsed may be another's by now.
        held.removeIf(item -> item.until().isBefore(now));
        for (var i = 0; i < held.size(); i++) {
            var item = held.get(i);
            if (traffic.begin(item.standing().domain(), now)) {
                held.remove(i);
                underWay.add(item.delivery().id());
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    /** One connection leases at a time, and meanwhile the others take what is at hand. */
    private void fill() {
        if (!filling.tryLock()) {
            return;
        }
        try {
            lease();
        } finally {
            filling.unlock();
        }
    }

    private void lease() {
        if (isExhausted()) {
            return;
        }
        var now = clock.instant();
        var places = warmUp.take(terms.batch(), now);
        var until = now.plus(terms.lease());
        var leased = places == 0
                ? List.<Delivery>of()
                : others(leases.lease(places, now, until, untriedFirst.getAsBoolean()));
        warmUp.giveBack(places - leased.size(), now);
        if (places == 0) {
            LOG.info("Reached today's cap of a new sender; the rest waits for tomorrow (PAPERBOY_OUTBOX_WARM_UP)");
        }
        add(leased, leased.isEmpty() ? Map.of() : leases.standings(leased), until);
    }

    private synchronized boolean isExhausted() {
        return exhausted;
    }

    /** Without those that are being sent: it took so long that their lease lapsed, which is longer again now. */
    private synchronized List<Delivery> others(List<Delivery> leased) {
        return leased.stream()
                .filter(delivery -> !underWay.contains(delivery.id()))
                .toList();
    }

    private synchronized void add(List<Delivery> leased, Map<Long, Standing> standings, Instant until) {
        exhausted = leased.isEmpty();
        for (var delivery : leased) {
            var standing = standings.get(delivery.id());
            if (standing == null) {
                LOG.infof("Left out a mail whose reader was erased: delivery=%d", delivery.id());
            } else {
                held.add(new Item(delivery, standing, until));
            }
        }
        notifyAll();
    }

    /** Lets mails of busy domains step aside; false if none could. */
    private boolean makeRoom() {
        var now = clock.instant();
        var seen = new HashMap<String, Integer>();
        var aside = new LinkedHashMap<Delivery, Instant>();
        held.removeIf(item -> {
            var domain = item.standing().domain();
            if (seen.merge(domain, 1, Integer::sum) <= AT_HAND) {
                return false;
            }
            var later = traffic.aside(domain, now);
            later.ifPresent(instant -> aside.put(item.delivery(), instant));
            return later.isPresent();
        });
        if (aside.isEmpty()) {
            return false;
        }
        leases.postpone(aside);
        warmUp.giveBack(aside.size(), now);
        LOG.infof("Let mails of busy domains wait: mails=%d", aside.size());
        return true;
    }

    /** A mail that was handed out has been dealt with. */
    synchronized void done(Item item) {
        underWay.remove(item.delivery().id());
        traffic.end(item.standing().domain());
        notifyAll();
    }

    /** A mail that was handed out, and that another connection should take. */
    synchronized void putBack(Item item) {
        done(item);
        held.add(0, item);
    }

    /** Notes what a domain said; true if it is left alone from now on. */
    synchronized boolean refused(Item item, boolean refusal, int failuresInARow) {
        return traffic.refused(item.standing().domain(), refusal, failuresInARow, clock.instant());
    }

    /** Gives back what was not sent. */
    @Override
    public synchronized void close() {
        leases.giveBack(held.stream().map(Item::delivery).toList());
        warmUp.giveBack(held.size(), clock.instant());
        held.clear();
    }
}
