package dev.paperboy.delivery;

import static dev.paperboy.delivery.TestOutbox.NOW;
import static dev.paperboy.delivery.TestOutbox.TODAY;

import dev.paperboy.database.Database;
import dev.paperboy.database.Dialect;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.delivery.OutboxSettings.Ambiguous;
import dev.paperboy.delivery.RudeSmtpServer.Mail;
import dev.paperboy.delivery.RudeSmtpServer.Step;
import dev.paperboy.subscribers.Subscriber;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** What can go wrong while mails are sent, done on purpose. The server's list of what it took is the truth. */
public final class Faults {

    static final int CONNECTIONS = 4;

    private Faults() {}

    /**
     * What came of a fault.
     *
     * @param lost readers without a mail whose row does not say that it was given up
     * @param doubled copies beyond the first
     * @param wrong mails to nobody who should get one, or under a second Message-ID
     * @param states how many rows of the outbox are in each state at the end
     */
    public record Result(String fault, int lost, int doubled, int wrong, Duration time, Map<State, Long> states) {
        static Result of(String fault, int readers, List<Mail> arrived, long begin, Map<State, Long> states) {
            var copies = arrived.stream().collect(Collectors.groupingBy(Mail::recipient, Collectors.counting()));
            var ids = arrived.stream()
                    .map(mail -> mail.header("Message-ID"))
                    .distinct()
                    .count();
            var strangers = copies.keySet().stream()
                    .filter(recipient -> !recipient.matches("reader\\d+@example\\.org"))
                    .count();
            return new Result(
                    fault,
                    (int) (readers - copies.size() + strangers - states.getOrDefault(State.SKIPPED, 0L)),
                    arrived.size() - copies.size(),
                    (int) (strangers + Math.max(0, ids - copies.size())),
                    Duration.ofNanos(System.nanoTime() - begin),
                    states);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-4s lost=%d doubled=%d wrong=%d time=%.1fs states=%s",
                    fault,
                    lost,
                    doubled,
                    wrong,
                    time.toMillis() / 1000.0,
                    states);
        }
    }

    /** F1: the process is killed from outside (SIGKILL), again and again, and started again. */
    public static Result killed(Path folder, int readers, int kills, long seed) throws Exception {
        var begin = System.nanoTime();
        var random = new Random(seed);
        try (var database = DeliveringProcess.open(folder)) {
            queue(database, readers);
        }
        try (var server = RudeSmtpServer.polite()) {
            for (var kill = 0; kill < kills; kill++) {
                var until = server.accepted().size() + 1 + random.nextInt(Math.max(1, readers / (kills + 1)));
                var process = start(folder, server.port());
                while (server.accepted().size() < until && process.isAlive()) {
                    process.waitFor(2, TimeUnit.MILLISECONDS);
                }
                process.destroyForcibly().waitFor();
            }
            if (start(folder, server.port()).waitFor() != 0) {
                throw new IllegalStateException("The last process failed; see " + folder);
            }
            try (var database = DeliveringProcess.open(folder)) {
                return Result.of("F1", readers, server.accepted(), begin, states(database));
            }
        }
    }

    /** F14: two machines on one PostgreSQL, of which one is killed in the middle. */
    public static Result twoMachines(Path folder, int readers) throws Exception {
        var begin = System.nanoTime();
        var address = TestDatabases.address();
        try (var database = Database.open(address, Dialect.POSTGRESQL, 4)) {
            queue(database, readers);
            try (var server = RudeSmtpServer.polite()) {
                var first = start(folder, address.url(), server.port());
                var second = start(folder, address.url(), server.port());
                while (server.accepted().size() < readers / 3 && first.isAlive()) {
                    first.waitFor(2, TimeUnit.MILLISECONDS);
                }
                first.destroyForcibly().waitFor();
                second.waitFor();
                // What the dead one held when the other had finished already.
                start(folder, address.url(), server.port()).waitFor();
                return Result.of("F14", readers, server.accepted(), begin, states(database));
            }
        }
    }

    private static Process start(Path folder, int port) throws IOException {
        return start(folder, folder.toString(), port);
    }

    private static Process start(Path folder, String database, int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeliveringProcess.class.getName(),
                        database,
                        String.valueOf(port),
                        String.valueOf(CONNECTIONS))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("courier.log").toFile()))
                .start();
    }

    /** F3: the server takes a mail and hangs up before it says so, for one in twenty. */
    public static Result lostAnswers(int readers, Ambiguous ambiguous) throws IOException {
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
    public static Result greylisted(int readers) throws IOException {
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
            return Result.of("F4", readers, server.accepted(), begin, states(database));
        }
    }

    /** F6: every mail is refused for a fault of ours, until it is mended. */
    public static Result ourFault(int readers) throws IOException {
        var refusals = new AtomicInteger();
        return run("F6", readers, Ambiguous.NEVER, 40, Duration.ofMinutes(16), (step, connection, mails) -> {
            var refuses = step == Step.DOT && refusals.incrementAndGet() <= 20;
            return refuses
                    ? Optional.of(RudeSmtpServer.say("550 5.7.26 Unauthenticated email is not accepted"))
                    : Optional.empty();
        });
    }

    /** F7: 421 after each fiftieth mail of a connection, and a server that hangs up for good after half of them, for ten minutes. */
    public static Result flaky(int readers) throws IOException {
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

    /** F8: for each mail a server that is silent, drips, answers late or at length; the longest transaction counts. */
    public static Result slow(int readers) throws IOException {
        var turn = new AtomicInteger();
        var begin = System.nanoTime();
        var now = new AtomicReference<>(NOW);
        var server = new AtomicReference<RudeSmtpServer>();
        var longest = new AtomicReference<>(Duration.ZERO);
        try (var database = TestDatabases.h2();
                var rude = new RudeSmtpServer((step, connection, mails) -> step != Step.RCPT
                        ? Optional.empty()
                        : switch (turn.incrementAndGet() % 4) {
                            case 0 ->
                                Optional.of(Objects.requireNonNull(server.get()).silence());
                            case 1 ->
                                Optional.of(Objects.requireNonNull(server.get()).drip());
                            case 2 -> Optional.of(RudeSmtpServer.say("250-more\r\n".repeat(100) + "250 ok"));
                            default -> Optional.of(RudeSmtpServer.say("450 " + "x".repeat(10_000)));
                        })) {
            server.set(rude);
            queue(database, readers);
            var deadline = Duration.ofSeconds(1);
            var smtp = TestOutbox.Smtp.at("127.0.0.1", rude.port(), Duration.ofSeconds(30), deadline)
                    .connections(CONNECTIONS);
            var last = new AtomicReference<>(System.nanoTime());
            var courier = courier(database, smtp, Ambiguous.NEVER, now);
            for (var round = 0; round < 4 * readers; round++) {
                courier.deliver(sofar -> {
                    var moment = System.nanoTime();
                    var taken = Duration.ofNanos(moment - last.getAndSet(moment));
                    longest.updateAndGet(known -> known.compareTo(taken) > 0 ? known : taken);
                });
                now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(16)));
                last.set(System.nanoTime());
            }
            if (Objects.requireNonNull(longest.get()).compareTo(deadline.plusSeconds(5)) > 0) {
                throw new IllegalStateException("A transaction took " + longest.get());
            }
            return Result.of("F8", readers, rude.accepted(), begin, states(database));
        }
    }

    /** F19: one reader in ten leaves while mails are sent; nobody gets a mail that was begun after they left. */
    public static Result leaving(int readers) throws IOException {
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
            return new Result("F19", missing, 0, wrong, Duration.ofNanos(System.nanoTime() - begin), states);
        }
    }

    private static Result run(
            String fault, int readers, Ambiguous ambiguous, int rounds, Duration pause, RudeSmtpServer.Script script)
            throws IOException {
        var begin = System.nanoTime();
        var now = new AtomicReference<>(NOW);
        try (var database = TestDatabases.h2();
                var server = new RudeSmtpServer(script)) {
            queue(database, readers);
            var courier = courier(database, server.port(), ambiguous, now);
            for (var round = 0; round < rounds; round++) {
                courier.deliver(sofar -> {});
                now.updateAndGet(instant -> instant.plus(pause));
            }
            // A mail that was taken and never confirmed has arrived all the same.
            var arrived = fault.equals("F3") ? server.mails() : server.accepted();
            return Result.of(fault, readers, arrived, begin, states(database));
        }
    }

    private static void queue(Database database, int readers) {
        var ids = TestOutbox.addReaders(database, 1, readers);
        database.useTransaction(handle -> TestOutbox.outbox(database).queue(handle, Kind.DIGEST, ids, TODAY, NOW));
    }

    private static Map<State, Long> states(Database database) {
        return TestOutbox.outbox(database).counts(Optional.of(TODAY));
    }

    private static Courier courier(Database database, int port, Ambiguous ambiguous, AtomicReference<Instant> now) {
        return courier(database, TestOutbox.Smtp.at(port).connections(CONNECTIONS), ambiguous, now);
    }

    private static Courier courier(
            Database database, SmtpSettings smtp, Ambiguous ambiguous, AtomicReference<Instant> now) {
        var box = TestOutbox.Box.with(ambiguous);
        return new Courier(
                new Leases(database, CourierId.ofThisProcess()),
                id -> TestOutbox.find(database, id),
                TestOutbox::write,
                new Lines(smtp, box),
                Terms.of(box, smtp, RandomGenerator.of("L64X128MixRandom")),
                new WarmUp(database, Optional.empty()),
                Aftermath.NONE,
                now::get);
    }
}
