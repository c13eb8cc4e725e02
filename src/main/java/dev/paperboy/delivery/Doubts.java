package dev.paperboy.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Mails that were refused for good, as long as it is not known whether their recipients are to blame, as the words say, or we are: a relay
 * that has had enough of us says so in words of its own, and to everybody. A mail that is begun later and is taken settles it. Until then
 * each waits as one to be tried again, so that nothing is lost and nobody is punished if the process dies, or if we were to blame.
 */
final class Doubts {

    /**
     * One of these.
     *
     * @param delivery as it is kept, waiting for another attempt
     * @param decision what becomes of it if the server is to be believed
     */
    record Doubt(Delivery delivery, Verdict verdict, Decision decision) {}

    private record Open(Doubt doubt, long seen) {}

    private final List<Open> open = new ArrayList<>();

    /** Of all that were refused since a mail was taken, how many transactions had begun by then. */
    private final Map<Long, Long> refused = new HashMap<>();

    private long begun;

    /** Numbers a transaction that is about to begin. */
    synchronized long begin() {
        return ++begun;
    }

    synchronized void add(Doubt doubt) {
        open.add(new Open(doubt, begun));
        refused.put(doubt.delivery().id(), begun);
    }

    /** How many mails were refused, and none taken after them; in this round and those before. */
    synchronized int inARow() {
        return refused.size();
    }

    /**
     * After a mail was taken.
     *
     * @param number of its transaction
     * @return those that are believed now
     */
    synchronized List<Doubt> taken(long number) {
        refused.values().removeIf(seen -> seen < number);
        var settled = open.stream().filter(one -> one.seen() < number).toList();
        open.removeAll(settled);
        return doubts(settled);
    }

    /** At the end of a round: those that nothing has settled, which are forgotten here. */
    synchronized List<Doubt> leave() {
        var left = doubts(open);
        open.clear();
        return left;
    }

    private static List<Doubt> doubts(Collection<Open> some) {
        return some.stream().map(Open::doubt).toList();
    }
}
