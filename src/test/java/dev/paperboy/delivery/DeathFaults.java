package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.database.Dialect;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.digest.Samples;
import dev.paperboy.subscribers.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Processes that die while they send real, signed digests: killed from outside, or told to end. */
public final class DeathFaults {

    static final int CONNECTIONS = 4;

    /** Longest that a process works before it dies, counted from its first mail. */
    private static final int LONGEST_LIFE_MILLIS = 1200;

    private DeathFaults() {}

    /**
     * F1: SIGKILL, again and again, at moments that have nothing to do with what is being sent; each time it is started again at
     * once.
     */
    public static FaultResult killed(Path folder, int readers, int kills, long seed) throws Exception {
        var begin = System.nanoTime();
        var random = new Random(seed);
        queue(folder, readers);
        try (var server = RudeSmtpServer.polite()) {
            for (var kill = 0; kill < kills; kill++) {
                var process = atWork(folder, server, random);
                process.destroyForcibly().waitFor();
            }
            finish(folder, server);
            var result = FaultResult.of("F1", readers, server.accepted(), begin, states(folder));
            return result.noting("%.2f second copies a kill", result.doubled() / (double) kills);
        }
    }

    /** F2: SIGTERM, again and again: what is under way ends, and nothing goes twice. */
    public static FaultResult ended(Path folder, int readers, int times) throws Exception {
        var begin = System.nanoTime();
        var random = new Random(2);
        var longest = Duration.ZERO;
        queue(folder, readers);
        try (var server = RudeSmtpServer.polite()) {
            for (var i = 0; i < times; i++) {
                var process = atWork(folder, server, random);
                var told = System.nanoTime();
                process.destroy();
                process.waitFor();
                var took = Duration.ofNanos(System.nanoTime() - told);
                longest = took.compareTo(longest) > 0 ? took : longest;
            }
            finish(folder, server);
            return FaultResult.of("F2", readers, server.accepted(), begin, states(folder))
                    .noting("the slowest exit took %.1f s", longest.toMillis() / 1e3);
        }
    }

    /** A process that has sent its first mail, and some more. */
    private static Process atWork(Path folder, RudeSmtpServer server, Random random)
            throws IOException, InterruptedException {
        var before = server.accepted().size();
        var process = start(folder, folder.toString(), server.port(), "");
        while (server.accepted().size() == before && process.isAlive()) {
            process.waitFor(5, TimeUnit.MILLISECONDS);
        }
        process.waitFor(random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS);
        return process;
    }

    private static void finish(Path folder, RudeSmtpServer server) throws IOException, InterruptedException {
        if (start(folder, folder.toString(), server.port(), "").waitFor() != 0) {
            throw new IllegalStateException("The last process failed; see " + folder);
        }
    }

    /**
     * F14: two processes on one PostgreSQL, of which one is killed in the middle.
     *
     * @param hosts their machines' names: a machine sees at once that a process of its own is dead, but has to wait for the leases of
     *     another's; two empty texts for this machine
     */
    public static FaultResult twoMachines(Path folder, int readers, List<String> hosts) throws Exception {
        var begin = System.nanoTime();
        var address = TestDatabases.address();
        try (var database = Database.open(address, Dialect.POSTGRESQL, 4)) {
            var path = new WholePath(database, false);
            path.addPapers();
            path.queue(1, readers);
            try (var server = RudeSmtpServer.polite()) {
                var processes = new ArrayList<Process>();
                for (var host : hosts) {
                    processes.add(start(folder, address.url(), server.port(), host));
                }
                var first = processes.get(0);
                while (server.accepted().size() < readers / 3 && first.isAlive()) {
                    first.waitFor(2, TimeUnit.MILLISECONDS);
                }
                first.destroyForcibly().waitFor();
                var dead = System.nanoTime();
                if (processes.get(1).waitFor() != 0) {
                    throw new IllegalStateException("The other process failed; see " + folder);
                }
                return FaultResult.of("F14", readers, server.accepted(), begin, states(database))
                        .noting(
                                "all sent %.1f s after the other died",
                                Duration.ofNanos(System.nanoTime() - dead).toMillis() / 1e3);
            }
        }
    }

    private static void queue(Path folder, int readers) {
        try (var database = DeliveringProcess.open(folder)) {
            var path = new WholePath(database, false);
            path.addPapers();
            path.queue(1, readers);
        }
    }

    private static Process start(Path folder, String database, int port, String host) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeliveringProcess.class.getName(),
                        database,
                        String.valueOf(port),
                        String.valueOf(CONNECTIONS),
                        "digests",
                        host)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("courier.log").toFile()))
                .start();
    }

    private static Map<State, Long> states(Path folder) {
        try (var database = DeliveringProcess.open(folder)) {
            return states(database);
        }
    }

    private static Map<State, Long> states(Database database) {
        return Outboxes.outbox(database, Secret.of("a secret that is only used in tests"))
                .counts(Optional.of(Samples.WEDNESDAY));
    }
}
