package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.database.Dialect;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.digest.Samples;
import dev.paperboy.subscribers.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
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

    /** For a process that soon dies: without the second compiler it is at work after half the time. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private DeathFaults() {}

    /**
     * F1: SIGKILL, again and again, at moments that have nothing to do with what is being sent; each time it is started again at
     * once.
     */
    public static FaultResult killed(Path folder, int readers, int kills, long seed) throws Exception {
        var begin = System.nanoTime();
        var progress = FaultProgress.of("F1 seed=" + seed + " kill", kills);
        var random = new Random(seed);
        queue(folder, readers);
        try (var server = RudeSmtpServer.polite()) {
            for (var kill = 0; kill < kills; kill++) {
                var process = atWork(folder, server, random);
                process.destroyForcibly().waitFor();
                progress.part(readers, server.accepted());
            }
            finish(folder, server);
            var result = FaultResult.of("F1", readers, server.accepted(), begin, states(folder));
            return result.noting("%.2f second copies a kill", result.doubled() / (double) kills);
        }
    }

    /** F2: SIGTERM, again and again: what is under way ends, and nothing goes twice. */
    public static FaultResult ended(Path folder, int readers, int times) throws Exception {
        var begin = System.nanoTime();
        var progress = FaultProgress.of("F2 end", times);
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
                progress.part(readers, server.accepted());
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
        var process = start(folder, folder.toString(), server.port(), "", SHORT_LIVED);
        while (server.accepted().size() == before && process.isAlive()) {
            process.waitFor(5, TimeUnit.MILLISECONDS);
        }
        process.waitFor(random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS);
        return process;
    }

    private static void finish(Path folder, RudeSmtpServer server) throws IOException, InterruptedException {
        if (start(folder, folder.toString(), server.port(), "", List.of()).waitFor() != 0) {
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
        var progress = FaultProgress.of("F14 hosts=" + hosts, 2);
        var address = TestDatabases.address();
        makeKeys(folder);
        try (var database = Database.open(address, Dialect.POSTGRESQL, 4)) {
            var path = new WholePath(database, false);
            path.addPapers();
            path.queue(1, readers);
            try (var server = RudeSmtpServer.polite()) {
                var processes = new ArrayList<Process>();
                for (var host : hosts) {
                    processes.add(start(folder, address.url(), server.port(), host, List.of()));
                }
                var first = processes.get(0);
                while (server.accepted().size() < readers / 3 && first.isAlive()) {
                    first.waitFor(2, TimeUnit.MILLISECONDS);
                }
                first.destroyForcibly().waitFor();
                var dead = System.nanoTime();
                progress.part(readers, server.accepted());
                if (processes.get(1).waitFor() != 0) {
                    throw new IllegalStateException("The other process failed; see " + folder);
                }
                progress.part(readers, server.accepted());
                return FaultResult.of("F14", readers, server.accepted(), begin, states(database))
                        .noting(
                                "all sent %.1f s after the other died",
                                Duration.ofNanos(System.nanoTime() - dead).toMillis() / 1e3);
            }
        }
    }

    private static void queue(Path folder, int readers) throws IOException {
        makeKeys(folder);
        try (var database = DeliveringProcess.open(folder)) {
            var path = new WholePath(database, false);
            path.addPapers();
            path.queue(1, readers);
        }
    }

    /** As an operator does: a process that made its own would spend most of its life on that. */
    private static void makeKeys(Path folder) throws IOException {
        new DkimKeys(TestDkim.settings(keys(folder))).make("test", new SecureRandom());
    }

    private static Path keys(Path folder) {
        return folder.resolve("dkim");
    }

    private static Process start(Path folder, String database, int port, String host, List<String> options)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                DeliveringProcess.class.getName(),
                database,
                String.valueOf(port),
                String.valueOf(CONNECTIONS),
                keys(folder).toString(),
                host));
        return new ProcessBuilder(command)
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
