package dev.paperboy.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Mails that were refused for good, as long as it is not known whether their recipients are to blame, as the words say, or we are: a relay
 * that has had enough of us says so in words of its own, and to everybody. Until it is known each waits as one to be tried again, so that
 * nothing is lost and nobody is punished if the process dies, or if we were to blame.
 *
 * <p>A refusal is believed once a mail is taken that was begun later in the same round, or when its reader was refused before and others'
 * mails were taken in between. What was refused before a round was halted is tried again instead: the fault may be mended by then.
 */
final class Doubts {

    /** So many readers in a row that are all wrong are hardly met. */
    static final int MANY = 10;

    /** Readers of whom it is remembered that they were refused. */
    private static final int REMEMBERED = 100_000;

    /**
     * One of these.
     *
     * @param delivery as it was before the attempt
     * @param decision what becomes of it if the server is to be believed
     */
    record Doubt(Delivery delivery, Verdict verdict, Decision decision) {}

    private record Open(Doubt doubt, long seen) {}

    private final List<Open> open = new ArrayList<>();

    /** By reader: how many transactions had begun when a mail was refused that nothing has settled. */
    private final Map<Long, Long> refused = new HashMap<>();

    /** The same of the first refusal, for those that no mail has reached since. */
    private final Map<Long, Long> suspected = new HashMap<>();

    private long begun;
    private long lastTaken;

    /** Numbers a transaction that is about to begin. */
    synchronized long begin() {
        return ++begun;
    }

    /** Whether another refusal of a reader is to be believed at once. */
    synchronized boolean isKnown(Delivery delivery) {
        return lastTaken > suspected.getOrDefault(delivery.subscriberId(), Long.MAX_VALUE);
    }

    /** @return whether its reader is one more in a row */
    synchronized boolean add(Doubt doubt) {
        open.add(new Open(doubt, begun));
        return refused.put(doubt.delivery().subscriberId(), begun) == null;
    }

    /** How many readers were refused, and no mail taken that was begun after that; in this round and those before. */
    synchronized int inARow() {
        return refused.size();
    }

    /**
     * After a mail was taken.
     *
     * @param number of its transaction
     * @return those that are believed now
     */
    synchronized List<Doubt> taken(Delivery delivery, long number) {
        lastTaken = Math.max(lastTaken, number);
        suspected.remove(delivery.subscriberId());
        refused.values().removeIf(seen -> seen < number);
        return remove(one -> one.seen() < number);
    }

    /** At the end of a round that nothing has stopped: those whose words are plain. */
    synchronized List<Doubt> plain() {
        return remove(one -> one.doubt().verdict().outcome() == Verdict.Outcome.BOUNCED);
    }

    /** Ends a round; returns how many remain, which are tried again. */
    synchronized int close() {
        var left = open.size();
        if (suspected.size() < REMEMBERED) {
            open.forEach(one -> suspected.putIfAbsent(one.doubt().delivery().subscriberId(), one.seen()));
        }
        open.clear();
        return left;
    }

    private List<Doubt> remove(Predicate<Open> settled) {
        var doubts = new ArrayList<Doubt>();
        open.removeIf(one -> settled.test(one) && doubts.add(one.doubt()));
        return doubts;
    }
}
