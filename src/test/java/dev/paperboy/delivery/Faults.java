package dev.paperboy.delivery;

import static dev.paperboy.delivery.TestOutbox.NOW;
import static dev.paperboy.delivery.TestOutbox.TODAY;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.delivery.OutboxSettings.Ambiguous;
import dev.paperboy.delivery.RudeSmtpServer.Mail;
import dev.paperboy.delivery.RudeSmtpServer.Step;
import dev.paperboy.subscribers.Subscriber;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What can go wrong while mails are sent, done on purpose. The server's list of what it took is the truth. */
public final class Faults {

    static final int CONNECTIONS = 4;

    private Faults() {}

    /** F3: the server takes a mail and hangs up before it says so, for one in twenty. */
    public static FaultResult lostAnswers(int readers, Ambiguous ambiguous) throws IOException {
        var random = new Random(3);
        return run("F3", readers, ambiguous, 3, Duration.ofMinutes(20), (step, connection, mails) -> {
            synchronized (random) {
                return step == Step.DOT && random.nextInt(20) == 0
                        ? Optional.of(RudeSmtpServer.drop())
                        : Optional.empty();
            }
        });
    }

    /** F4: three of ten mails meet "later" at some step of their first conversation. */
    public static FaultResult greylisted(int readers) throws IOException {
        var random = new Random(4);
        var known = new AtomicBoolean();
        var later = RudeSmtpServer.say("451 4.7.1 Greylisted, please try again");
        var begin = System.nanoTime();
        var now = new AtomicReference<>(NOW);
        try (var database = TestDatabases.h2();
                var server = new RudeSmtpServer((step, connection, mails) -> {
                    synchronized (random) {
                        var may = step == Step.MAIL || step == Step.RCPT || step == Step.DATA || step == Step.DOT;
                        return may && !known.get() && random.nextInt(12) == 0 ? Optional.of(later) : Optional.empty();
                    }
                })) {
            queue(database, readers);
            var courier = courier(database, server.port(), Ambiguous.NEVER, now);
            courier.deliver(sofar -> {});
            now.set(NOW.plus(Duration.ofSeconds(299)));
            if (courier.deliver(sofar -> {}).total() > 0) {
                throw new IllegalStateException("Tried again before five minutes had passed");
            }
            known.set(true);
            now.set(NOW.plus(Duration.ofMinutes(7)));
            courier.deliver(sofar -> {});
            return FaultResult.of("F4", readers, server.accepted(), begin, states(database));
        }
    }

    /** F6: every mail is refused for a fault of ours, until it is mended. */
    public static FaultResult ourFault(int readers) throws IOException {
        var refusals = new AtomicInteger();
        return run("F6", readers, Ambiguous.NEVER, 40, Duration.ofMinutes(16), (step, connection, mails) -> {
            var refuses = step == Step.DOT && refusals.incrementAndGet() <= 20;
            return refuses
                    ? Optional.of(RudeSmtpServer.say("550 5.7.26 Unauthenticated email is not accepted"))
                    : Optional.empty();
        });
    }

    /** F7: 421 after each fiftieth mail of a connection, and a server that hangs up for good after half of them, for ten minutes. */
    public static FaultResult flaky(int readers) throws IOException {
        var perConnection = new ConcurrentHashMap<Integer, Integer>();
        var down = new AtomicBoolean(true);
        var half = readers / 2;
        return run("F7", readers, Ambiguous.NEVER, 8, Duration.ofMinutes(6), (step, connection, mails) -> {
            if (step == Step.GREETING && mails >= half && down.getAndSet(false)) {
                return Optional.of(RudeSmtpServer.say("421 4.3.2 Come back later"));
            }
            var taken = step == Step.MAIL ? perConnection.merge(connection, 1, Integer::sum) : 0;
            return taken > 50 ? Optional.of(RudeSmtpServer.say("421 4.7.0 Too many mails")) : Optional.empty();
        });
    }

    /**
     * F8: a server that falls silent, sends a byte at a time, says 250 late, says "later" in ten thousand characters, or says 250 in a
     * hundred lines; each to a fifth of the readers, on their first attempt.
     *
     * @param deadline of a transaction; the late 250 comes in time
     * @throws IllegalStateException if a transaction took longer than its deadline and five seconds, or threads are left over
     */
    public static FaultResult slow(int readers, Duration deadline) throws IOException {
        var begin = System.nanoTime();
        var now = new AtomicReference<>(NOW);
        var tried = ConcurrentHashMap.<String>newKeySet();
        var watch = new Stopwatch();
        var threads = Thread.activeCount();
        var heap = heapAfterCollection();
        FaultResult result;
        try (var database = TestDatabases.h2();
                var server = new Tarpit(deadline.dividedBy(2), tried::add)) {
            queue(database, readers);
            var smtp = TestOutbox.Smtp.at("127.0.0.1", server.port(), Duration.ofMinutes(1), deadline)
                    .connections(CONNECTIONS);
            for (var round = 0;
                    round < readers && TestOutbox.outbox(database).nextDue().isPresent();
                    round++) {
                round(database, smtp, () -> watch.around(new SmtpLine(smtp)), now)
                        .deliver(sofar -> {});
                now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(16)));
            }
            result = FaultResult.of("F8", readers, server.accepted(), begin, states(database));
        }
        if (watch.longest().compareTo(deadline.plusSeconds(5)) > 0) {
            throw new IllegalStateException("A transaction took " + watch.longest());
        }
        return result.noting(
                "the longest transaction took %.1f s (deadline %.1f s), threads %d before and %d after, heap %.1f and %.1f MB",
                watch.longest().toMillis() / 1e3,
                deadline.toMillis() / 1e3,
                threads,
                Thread.activeCount(),
                heap / 1e6,
                heapAfterCollection() / 1e6);
    }

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Remembers how long the longest transaction of all its lines took. */
    private static final class Stopwatch {
        private final AtomicLong longest = new AtomicLong();

        Line around(Line line) {
            return new Line() {
                @Override
                public void open(String domain) throws Unreachable {
                    line.open(domain);
                }

                @Override
                public Verdict send(MimeMessage message) {
                    var begin = System.nanoTime();
                    var verdict = line.send(message);
                    longest.accumulateAndGet(System.nanoTime() - begin, Math::max);
                    return verdict;
                }

                @Override
                public void close() {
                    line.close();
                }
            };
        }

        Duration longest() {
            return Duration.ofNanos(longest.get());
        }
    }

    /** F19: one reader in ten leaves while mails are sent; nobody gets a mail that was begun after they left. */
    public static FaultResult leaving(int readers) throws IOException {
        var begin = System.nanoTime();
        var now = new AtomicReference<>(NOW);
        var left = new ConcurrentHashMap<String, Integer>();
        try (var database = TestDatabases.h2();
                var server = RudeSmtpServer.polite()) {
            queue(database, readers);
            var ids = database.read(handle -> handle.createQuery("select id from subscriber order by id")
                    .mapTo(Long.class)
                    .list());
            var random = new Random(19);
            courier(database, server.port(), Ambiguous.NEVER, now).deliver(sofar -> {
                if (sofar.total() % 10 == 0) {
                    var leaver = ids.get(random.nextInt(ids.size()));
                    TestOutbox.setState(database, leaver, Subscriber.State.LEFT);
                    left.putIfAbsent(
                            TestOutbox.address(leaver - ids.get(0) + 1),
                            server.accepted().size());
                }
            });
            var accepted = server.accepted();
            var wrong = (int) left.entrySet().stream()
                    // Those in a transaction at that moment may still arrive, one for each connection.
                    .filter(leaver -> accepted.stream()
                            .skip((long) leaver.getValue() + CONNECTIONS)
                            .anyMatch(mail -> mail.recipient().equals(leaver.getKey())))
                    .count();
            var states = states(database);
            var missing = readers
                    - accepted.size()
                    - states.getOrDefault(State.SKIPPED, 0L).intValue();
            return new FaultResult("F19", missing, 0, wrong, Duration.ofNanos(System.nanoTime() - begin), states, "");
        }
    }

    private static FaultResult run(
            String fault, int readers, Ambiguous ambiguous, int rounds, Duration pause, RudeSmtpServer.Script script)
            throws IOException {
        var begin = System.nanoTime();
        var now = new AtomicReference<>(NOW);
        try (var database = TestDatabases.h2();
                var server = new RudeSmtpServer(script)) {
            queue(database, readers);
            var courier = courier(database, server.port(), ambiguous, now);
            var progress = FaultProgress.of(fault + " round", rounds);
            for (var round = 0; round < rounds; round++) {
                courier.deliver(sofar -> {});
                progress.part(readers, arrived(fault, server));
                now.updateAndGet(instant -> instant.plus(pause));
            }
            return FaultResult.of(fault, readers, arrived(fault, server), begin, states(database));
        }
    }

    /** A mail that was taken and never confirmed has arrived all the same. */
    private static List<Mail> arrived(String fault, RudeSmtpServer server) {
        return fault.equals("F3") ? server.mails() : server.accepted();
    }

    private static void queue(Database database, int readers) {
        var ids = TestOutbox.addReaders(database, 1, readers);
        database.useTransaction(handle -> TestOutbox.outbox(database).queue(handle, Kind.DIGEST, ids, TODAY, NOW));
    }

    private static Map<State, Long> states(Database database) {
        return TestOutbox.outbox(database).counts(Optional.of(TODAY));
    }

    private static Courier courier(Database database, int port, Ambiguous ambiguous, AtomicReference<Instant> now) {
        var smtp = TestOutbox.Smtp.at(port).connections(CONNECTIONS);
        var box = TestOutbox.Box.with(ambiguous);
        return new Courier(
                new Leases(database, CourierId.ofThisProcess()),
                ids -> TestOutbox.find(database, ids),
                TestOutbox::write,
                new Lines(smtp, box),
                Terms.of(box, smtp, RandomGenerator.of("L64X128MixRandom")),
                new WarmUp(database, Optional.empty()),
                Aftermath.NONE,
                now::get);
    }

    private static Round round(
            Database database, SmtpSettings smtp, Supplier<Line> lines, AtomicReference<Instant> now) {
        return new Round(
                new Leases(database, CourierId.ofThisProcess()),
                ids -> TestOutbox.find(database, ids),
                TestOutbox::write,
                lines,
                Terms.of(TestOutbox.Box.with(Ambiguous.NEVER), smtp, RandomGenerator.of("L64X128MixRandom")),
                new WarmUp(database, Optional.empty()),
                Aftermath.NONE,
                now::get,
                () -> false,
                new Doubts(),
                true);
    }
}
