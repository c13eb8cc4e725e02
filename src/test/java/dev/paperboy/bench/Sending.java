package dev.paperboy.bench;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.delivery.WholePath;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How fast mails go, beside what the machine reaches for each unavoidable part in the same run, over 1, 4 and 16 connections to Postfix'
 * smtp-sink: {@code -Dbench=Sending -Dbench.args="2000"} (messages for each figure). {@code -Dbench.args="memory 10000 200000"} prints
 * the heap after a collection at these numbers of messages instead.
 */
public final class Sending {

    private static final List<Integer> CONNECTIONS = List.of(1, 4, 16);
    private static final Duration REFERENCE = Duration.ofSeconds(5);

    /** Messages in each round of warming up. */
    private static final int WARMING = 4000;

    private static final int MOST_ROUNDS = 25;
    private static final double AT_REST = 0.05;

    private Sending() {}

    public static void main(String... args) throws IOException, InterruptedException {
        if (args.length > 1 && args[0].equals("memory")) {
            try (var sink = new Sink()) {
                memory(
                        sink.port,
                        Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray());
            }
            return;
        }
        var messages = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
        try (var sink = new Sink()) {
            figures(sink.port, messages);
        }
        // PostgreSQL's own threads would keep the program alive.
        System.exit(0);
    }

    private static void figures(int port, int messages) throws IOException, InterruptedException {
        double signing;
        try (var database = TestDatabases.h2()) {
            var path = new WholePath(database, true);
            path.addPapers();
            path.queue(1, 1);
            var threads = Runtime.getRuntime().availableProcessors();
            warmUp(TestDatabases::h2OnDisk, port);
            warmUp(TestDatabases::postgresql, port);
            path.signing(threads, Duration.ofSeconds(2));
            signing = path.signing(threads, REFERENCE);
            print("a mail has %d bytes; two signatures alone, %d threads: %.0f/s", path.bytes(), threads, signing);
            print(
                    "%-12s %12s %12s %12s %12s %12s %8s",
                    "connections", "smtp-source", "SMTP alone", "H2", "H2 unsigned", "PostgreSQL", "ratio");
            for (var connections : CONNECTIONS) {
                row(path, port, connections, messages, signing);
            }
        }
    }

    /** Sends until the JVM hardly compiles any more: that takes minutes, and a service runs for months. */
    private static void warmUp(Supplier<Database> databases, int port) {
        var compiler = ManagementFactory.getCompilationMXBean();
        try (var database = databases.get()) {
            var path = new WholePath(database, true);
            path.addPapers();
            for (int round = 0; round < MOST_ROUNDS; round++) {
                path.queue(round * WARMING + 1, (round + 1) * WARMING);
                var begin = System.nanoTime();
                var compiled = compiler.getTotalCompilationTime();
                path.deliver(port, 16, sofar -> {});
                var share = (compiler.getTotalCompilationTime() - compiled) / ((System.nanoTime() - begin) / 1e6);
                System.err.printf(Locale.ROOT, "warming up: compiling %.0f %% of the time%n", 100 * share);
                if (share < AT_REST) {
                    break;
                }
            }
        }
    }

    private static void row(WholePath reference, int port, int connections, int messages, double signing)
            throws IOException, InterruptedException {
        var source = source(port, connections, 10 * messages);
        reference.smtp(port, connections, Duration.ofSeconds(1));
        var smtp = reference.smtp(port, connections, REFERENCE);
        var h2 = whole(TestDatabases::h2OnDisk, true, port, connections, messages);
        var unsigned = whole(TestDatabases::h2OnDisk, false, port, connections, messages);
        var postgresql = whole(TestDatabases::postgresql, true, port, connections, messages);
        print(
                "%-12d %12.0f %12.0f %12.0f %12.0f %12.0f %8.2f",
                connections, source, smtp, h2, unsigned, postgresql, h2 / Math.min(signing, smtp));
    }

    private static double whole(Supplier<Database> databases, boolean signed, int port, int connections, int messages) {
        try (var database = databases.get()) {
            var path = new WholePath(database, signed);
            path.addPapers();
            // Connections are opened and their statements prepared before the time is taken.
            path.queue(1, messages / 4);
            path.deliver(port, connections, sofar -> {});
            path.queue(messages / 4 + 1, messages / 4 + messages);
            var begin = System.nanoTime();
            var sent = path.deliver(port, connections, sofar -> {}).sent();
            if (sent != messages) {
                throw new IllegalStateException("Sent " + sent + " of " + messages);
            }
            return sent / ((System.nanoTime() - begin) / 1e9);
        }
    }

    private static void memory(int port, int... numbers) {
        try (var database = TestDatabases.h2OnDisk()) {
            var path = new WholePath(database, true);
            path.addPapers();
            var last = 0;
            for (var number : numbers) {
                path.queue(last + 1, number);
                var begin = System.nanoTime();
                var sent = path.deliver(port, 4, sofar -> {
                            if (sofar.sent() % 10_000 == 0) {
                                System.err.println(sofar.sent() + " sent");
                            }
                        })
                        .sent();
                if (sent != number - last) {
                    throw new IllegalStateException("Sent " + sent + " of " + (number - last));
                }
                last = number;
                var seconds = (System.nanoTime() - begin) / 1e9;
                System.gc();
                var heap =
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                print("after %d messages (%.0f/s): heap %.1f MB", number, sent / seconds, heap / 1e6);
            }
        }
    }

    private static double source(int port, int connections, int messages) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var process = new ProcessBuilder(
                        "smtp-source",
                        "-d",
                        "-s",
                        "" + connections,
                        "-m",
                        "" + messages,
                        "-l",
                        "25000",
                        "127.0.0.1:" + port)
                .inheritIO()
                .start();
        process.waitFor();
        return messages / ((System.nanoTime() - begin) / 1e9);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    /** Postfix' server that takes every mail and throws it away; {@code apt-get install postfix} has it. */
    private static final class Sink implements AutoCloseable {
        final int port;
        private final Process process;

        Sink() throws IOException, InterruptedException {
            try (var free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            process = new ProcessBuilder("smtp-sink", "-u", "nobody", "127.0.0.1:" + port, "200")
                    .inheritIO()
                    .start();
            Thread.sleep(500);
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
