package dev.paperboy.bench;

import dev.paperboy.database.Database;
import dev.paperboy.database.DatabaseSettings;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.papers.Merging;
import dev.paperboy.papers.Papers;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.sources.RecordedArxiv;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Collects 50,000 papers of history, arXiv's OAI-PMH answers made up beforehand, into an H2 file and into PostgreSQL: papers per second
 * for parsing, merging and storing, how the time per paper grows from the first 5,000 to the last, and a plain batch insert of the same
 * texts as reference. Arguments: how many papers (50000).
 */
public final class Collecting {

    private static final LocalDate DAY = LocalDate.parse("2026-01-05");
    private static final int STEP = 5_000;
    private static final int WARM_UP = 5 * RecordedArxiv.PAGE;

    private Collecting() {}

    public static void main(String[] args) throws IOException {
        int papers = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
        // The first papers cost what the JVM and the drivers have to learn; without that the ratio would flatter.
        store(TestDatabases.h2(), WARM_UP, "warm-up");
        store(TestDatabases.postgresql(), WARM_UP, "warm-up");
        var folder = Files.createTempDirectory("paperboy-bench");
        store(Database.open(h2(folder)), papers, "H2 file");
        store(TestDatabases.postgresql(), papers, "PostgreSQL");
        System.out.printf("peak heap %d MiB%n", peakHeap() / 1024 / 1024);
    }

    private static DatabaseSettings h2(Path folder) {
        return new DatabaseSettings() {
            @Override
            public Optional<String> url() {
                return Optional.empty();
            }

            @Override
            public Path folder() {
                return folder;
            }

            @Override
            public int connections() {
                return 4;
            }
        };
    }

    private static void store(Database database, int papers, String name) throws IOException {
        try (database) {
            var store = new Papers(database);
            long parse = 0;
            long merge = 0;
            long reference = 0;
            var steps = new long[(papers + STEP - 1) / STEP];
            for (int from = 0; from < papers; from += RecordedArxiv.PAGE) {
                var page = RecordedArxiv.page(from / RecordedArxiv.PAGE);
                long begin = System.nanoTime();
                var sightings = RecordedArxiv.read(page);
                parse += System.nanoTime() - begin;
                begin = System.nanoTime();
                if (Merging.works(sightings) != sightings.size()) {
                    throw new IllegalStateException("Papers were merged that are different ones");
                }
                merge += System.nanoTime() - begin;
                for (int at = 0; at < sightings.size(); at += 1_000) {
                    begin = System.nanoTime();
                    store.store("arxiv", sightings.subList(at, at + 1_000), DAY, Instant.EPOCH);
                    steps[Math.min(steps.length - 1, (from + at) / STEP)] += System.nanoTime() - begin;
                }
                reference += insert(database, sightings);
            }
            print(name, papers, parse, merge, steps, reference);
        }
    }

    private static long insert(Database database, List<Sighting> sightings) {
        database.useTransaction(handle -> handle.execute(
                "create table if not exists plain_insert (title varchar, authors varchar, abstract varchar)"));
        long begin = System.nanoTime();
        database.useTransaction(handle -> {
            var rows = handle.prepareBatch("insert into plain_insert values (:title, :authors, :abstract)");
            sightings.forEach(sighting -> rows.bind("title", sighting.title())
                    .bind("authors", sighting.authors().toString())
                    .bind("abstract", sighting.abstractText())
                    .add());
            rows.execute();
        });
        return System.nanoTime() - begin;
    }

    private static void print(String name, int papers, long parse, long merge, long[] steps, long reference) {
        long store = 0;
        for (long step : steps) {
            store += step;
        }
        double first = steps[0] / 1e6 / Math.min(papers, STEP);
        double last = steps[steps.length - 1] / 1e6 / Math.min(papers, STEP);
        System.out.printf(
                "%-10s papers/s: parse %,7.0f  merge %,7.0f  store %,6.0f (%.1f s)  plain insert %,7.0f (store takes %.1f times"
                        + " as long)%n%10s ms per paper stored: first 5,000 %.3f, last 5,000 %.3f, ratio %.2f%n",
                name,
                papers / (parse / 1e9),
                papers / (merge / 1e9),
                papers / (store / 1e9),
                store / 1e9,
                papers / (reference / 1e9),
                (double) store / reference,
                "",
                first,
                last,
                last / first);
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
