package dev.paperboy.bench;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.delivery.WholePath;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
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

    private static final int MOST_ROUNDS = 30;
    private static final double AT_REST = 0.03;

    private Sending() {}

    /** A way through which mails go, measured in a process of its own: a service has one database, and is compiled for that. */
    private enum Way {
        H2(TestDatabases::h2OnDisk, true),
        UNSIGNED(TestDatabases::h2OnDisk, false),
        POSTGRESQL(TestDatabases::postgresql, true);

        final Supplier<Database> databases;
        final boolean signed;

        Way(Supplier<Database> databases, boolean signed) {
            this.databases = databases;
            this.signed = signed;
        }
    }

    /** Mails a second, and signatures for mails a second around them: no minute is as fast as the next. */
    private record Rate(double mails, double signing) {
        double share(double smtp) {
            return mails / Math.min(signing, smtp);
        }
    }

    public static void main(String... args) throws IOException, InterruptedException {
        if (args.length > 1 && args[0].equals("measure")) {
            measure(Way.valueOf(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            // PostgreSQL's own threads would keep the program alive.
            System.exit(0);
        }
        try (var sink = new Sink()) {
            if (args.length > 1 && args[0].equals("memory")) {
                memory(
                        sink.port,
                        Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray());
            } else {
                figures(sink.port, args.length > 0 ? Integer.parseInt(args[0]) : 2000);
            }
        }
    }

    private static void figures(int port, int messages) throws IOException, InterruptedException {
        var h2 = inAnotherProcess(Way.H2, port, messages);
        var unsigned = inAnotherProcess(Way.UNSIGNED, port, messages);
        var postgresql = inAnotherProcess(Way.POSTGRESQL, port, messages);
        try (var database = TestDatabases.h2()) {
            var path = new WholePath(database, true);
            path.addPapers();
            path.queue(1, 1);
            print(
                    "a mail has %d bytes; mails a second, and the whole path's share of the slowest part alone:",
                    path.bytes());
            print(
                    "%-12s %12s %12s %12s %12s %12s %12s %12s %12s",
                    "connections",
                    "smtp-source",
                    "SMTP alone",
                    "signing",
                    "H2",
                    "H2 unsigned",
                    "PostgreSQL",
                    "H2's share",
                    "PostgreSQL's");
            for (var i = 0; i < CONNECTIONS.size(); i++) {
                var connections = CONNECTIONS.get(i);
                var source = source(port, connections, 10 * messages);
                path.smtp(port, connections, REFERENCE);
                var smtp = path.smtp(port, connections, REFERENCE);
                print(
                        "%-12d %12.0f %12.0f %12.0f %12.0f %12.0f %12.0f %12.2f %12.2f",
                        connections,
                        source,
                        smtp,
                        (h2.get(i).signing() + postgresql.get(i).signing()) / 2,
                        h2.get(i).mails(),
                        unsigned.get(i).mails(),
                        postgresql.get(i).mails(),
                        h2.get(i).share(smtp),
                        postgresql.get(i).share(smtp));
            }
        }
    }

    /** By {@link #CONNECTIONS}. */
    private static List<Rate> inAnotherProcess(Way way, int port, int messages)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sending.class.getName(),
                        "measure",
                        way.name(),
                        "" + port,
                        "" + messages)
                .redirectError(Redirect.INHERIT)
                .start();
        var rates = new ArrayList<Rate>();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var values = line.split(" ");
                rates.add(new Rate(Double.parseDouble(values[0]), Double.parseDouble(values[1])));
            }
        }
        if (process.waitFor() != 0 || rates.size() != CONNECTIONS.size()) {
            throw new IllegalStateException("Could not measure " + way);
        }
        return rates;
    }

    /** Prints a line for each number of connections: mails a second, and signatures for mails a second. */
    private static void measure(Way way, int port, int messages) {
        try (var database = way.databases.get()) {
            var path = new WholePath(database, way.signed);
            path.addPapers();
            var last = warmUp(way, path, port);
            signing(path);
            for (var connections : CONNECTIONS) {
                // Connections are opened and their statements prepared before the time is taken.
                path.queue(last + 1, last + messages / 4);
                path.deliver(port, connections, sofar -> {});
                path.queue(last + messages / 4 + 1, last + messages / 4 + messages);
                last += messages / 4 + messages;
                var before = signing(path);
                var begin = System.nanoTime();
                var sent = path.deliver(port, connections, sofar -> {}).sent();
                var seconds = (System.nanoTime() - begin) / 1e9;
                if (sent != messages) {
                    throw new IllegalStateException("Sent " + sent + " of " + messages);
                }
                print("%.1f %.1f", sent / seconds, (before + signing(path)) / 2);
            }
        }
    }

    private static double signing(WholePath path) {
        return path.signing(Runtime.getRuntime().availableProcessors(), REFERENCE);
    }

    /**
     * Sends until the JVM hardly compiles any more: that takes minutes, and a service runs for months.
     *
     * @return how many were sent
     */
    private static int warmUp(Way way, WholePath path, int port) {
        var compiler = ManagementFactory.getCompilationMXBean();
        for (var round = 1; round <= MOST_ROUNDS; round++) {
            path.queue((round - 1) * WARMING + 1, round * WARMING);
            var begin = System.nanoTime();
            var compiled = compiler.getTotalCompilationTime();
            path.deliver(port, 16, sofar -> {});
            var share = (compiler.getTotalCompilationTime() - compiled) / ((System.nanoTime() - begin) / 1e6);
            System.err.printf(Locale.ROOT, "warming up %s: compiling %.0f %% of the time%n", way, 100 * share);
            if (share < AT_REST) {
                return round * WARMING;
            }
        }
        return MOST_ROUNDS * WARMING;
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
