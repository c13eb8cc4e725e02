package dev.paperboy.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.paperboy.daily.Planner;
import dev.paperboy.daily.Planner.Plan;
import dev.paperboy.daily.Progress;
import dev.paperboy.daily.Shard;
import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.delivery.Outboxes;
import dev.paperboy.digest.Digests;
import dev.paperboy.digest.Tastes;
import dev.paperboy.matching.BackgroundEmbedding;
import dev.paperboy.matching.Encoder;
import dev.paperboy.matching.HybridMatcher;
import dev.paperboy.matching.SharedModel;
import dev.paperboy.matching.StoredArchive;
import dev.paperboy.matching.Vectors;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Papers;
import dev.paperboy.subscribers.Readers;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * What planning a real day costs for each reader, and whether that grows with their number: {@code -Dbench=Planning -Dbench.args="due 10000
 * 100000"}. All readers are due at the same hour. {@code due} plans them as the service does, shard by shard on its four threads; {@code
 * all} as {@code paperboy run}, one after the other; both without the word. Everything is the program's own: the day's papers are
 * read and embedded, {@value #TOPICS} topics embedded and matched, digests composed and written, to H2 on disk and to PostgreSQL.
 */
public final class Planning {

    private static final Instant PEAK = Instant.parse("2026-07-29T06:00:00Z");
    private static final int TOPICS = 3_000;

    /** What the first database has paid for costs the others nothing: embedding does not depend on the readers. */
    private static final Encoder ENCODER = new RememberingEncoder(SharedModel.encoder());

    /** As many as the service's scheduler has. */
    private static final int THREADS = 4;

    private static final int WARM_UP = 5_000;
    private static final List<Integer> USUAL = List.of(10_000, 100_000);

    private Planning() {}

    public static void main(String... args) {
        try {
            plan(args);
        } catch (Exception e) {
            print("failed: %s", e);
            System.exit(1);
        }
        // PostgreSQL's own threads would keep the program alive.
        System.exit(0);
    }

    private static void plan(String... args) throws Exception {
        var ways = Arrays.stream(args)
                .filter(arg -> !arg.matches("\\d+"))
                .map(arg -> Way.valueOf(arg.toUpperCase(Locale.ROOT)))
                .toList();
        var numbers = Arrays.stream(args)
                .filter(arg -> arg.matches("\\d+"))
                .map(Integer::valueOf)
                .toList();
        print("planned is %s; a text is embedded once in this run", SeedDay.name());
        for (var way : ways.isEmpty() ? List.of(Way.values()) : ways) {
            compare("H2", TestDatabases::h2OnDisk, way, numbers.isEmpty() ? USUAL : numbers);
            compare("PostgreSQL", TestDatabases::postgresql, way, numbers.isEmpty() ? USUAL : numbers);
        }
    }

    private enum Way {
        DUE,
        ALL
    }

    private static void compare(String name, Supplier<Database> databases, Way way, List<Integer> numbers)
            throws Exception {
        print("%s, %s:", name, way == Way.DUE ? "whoever is due, as the service does" : "everybody, as a command does");
        // What the JVM has not compiled yet is not what is measured.
        plan(databases, way, Math.min(WARM_UP, numbers.get(0)));
        var costs = new ArrayList<Cost>();
        for (var number : numbers) {
            costs.add(plan(databases, way, number));
        }
        var first = costs.get(0);
        var last = costs.get(costs.size() - 1);
        print(
                "  a reader of %d against one of %d: %.2f times the time, %.2f times the processor's",
                numbers.get(numbers.size() - 1),
                numbers.get(0),
                last.seconds() / first.seconds(),
                last.processor() / first.processor());
    }

    /** Seconds for each reader, of the clock and of this program's processor time. */
    private record Cost(double seconds, double processor) {}

    private static Cost plan(Supplier<Database> databases, Way way, int readers) throws Exception {
        try (var database = databases.get()) {
            var papers = SeedDay.collect(database);
            new Readership(database, PEAK).add(SeedDay.topics(papers, TOPICS), readers);
            var run = new Run(database, ENCODER);
            var embedding = run.embed();
            var processor = processor();
            var begin = System.nanoTime();
            var plan = way == Way.DUE ? run.due() : run.planner.planAll(SeedDay.DAY, Progress.NONE);
            var seconds = seconds(begin);
            processor = processor() - processor;
            if (plan.digests() != readers) {
                throw new IllegalStateException("Planned " + plan);
            }
            print("  %7d readers, %s", readers, embedding);
            print(
                    "          match %.1f s, compose %.1f s, write %.1f s; in all %.1f s of the clock, %.1f s of the processor: %.0f and"
                            + " %.0f µs a reader; %d papers, %.1f each, %d digests without one, %d mails",
                    seconds(plan.matching()),
                    seconds(plan.composing()),
                    seconds(plan.writing()),
                    seconds,
                    processor,
                    seconds * 1e6 / readers,
                    processor * 1e6 / readers,
                    papers.size(),
                    run.picks() / (double) readers,
                    plan.empty(),
                    plan.queued());
            return new Cost(seconds / readers, processor / readers);
        }
    }

    /** The program over one database, at the hour when all are due. */
    private static final class Run {

        private final Database database;
        private final Readers readers;
        private final Editions editions;
        private final Vectors vectors;
        private final BackgroundEmbedding background;
        private final Planner planner;

        Run(Database database, Encoder encoder) {
            this.database = database;
            var clock = InstantSource.offset(
                    InstantSource.system(),
                    Duration.between(InstantSource.system().instant(), PEAK));
            var papers = new Papers(database);
            readers = new Readers(database, PEAK);
            editions = new Editions(database);
            vectors = new Vectors(database, encoder);
            var matcher = new HybridMatcher(encoder, vectors, new StoredArchive(database, papers, encoder, clock));
            background = new BackgroundEmbedding(database, papers, editions, encoder, vectors, matcher, clock);
            planner = new Planner(
                    database,
                    readers.subscribers,
                    editions,
                    matcher,
                    new Digests(database, papers, editions, readers.subscribers),
                    new Tastes(readers.ratings, papers, matcher),
                    Outboxes.outbox(database, readers.secret),
                    clock);
        }

        /** Makes the vectors that the service has made by the time that readers are due; returns what that took. */
        String embed() {
            var papers = editions.arrivals(SeedDay.DAY.minusDays(1), SeedDay.DAY).stream()
                    .map(arrival -> arrival.paper())
                    .toList();
            var begin = System.nanoTime();
            vectors.papers(papers);
            vectors.sentences(papers);
            var ofPapers = seconds(begin);
            begin = System.nanoTime();
            var topics = background.run().topics();
            return "embed %.1f s for %d papers, %.1f s for %d topics"
                    .formatted(ofPapers, papers.size(), seconds(begin), topics);
        }

        Plan due() throws InterruptedException, ExecutionException {
            var threads = Executors.newFixedThreadPool(THREADS);
            try {
                var shards = Shard.forReaders(readers.subscribers.dueCount(PEAK)).stream()
                        .<Callable<Plan>>map(shard -> () -> planner.planDue(shard))
                        .toList();
                var plan = Plan.NOTHING;
                for (Future<Plan> shard : threads.invokeAll(shards)) {
                    plan = plan.plus(shard.get());
                }
                return plan;
            } finally {
                threads.shutdown();
            }
        }

        long picks() {
            return database.read(handle -> handle.createQuery("select count(*) from pick where issue_date = :day")
                    .bind("day", SeedDay.DAY)
                    .mapTo(Long.class)
                    .one());
        }
    }

    private static double processor() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }

    private static void print(String line, Object... values) {
        System.out.printf(Locale.ROOT, line + "%n", values);
    }
}
