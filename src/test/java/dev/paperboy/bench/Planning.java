package dev.paperboy.bench;

import dev.paperboy.daily.Planner;
import dev.paperboy.daily.Progress;
import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.delivery.Outboxes;
import dev.paperboy.delivery.WholePath;
import dev.paperboy.digest.Digests;
import dev.paperboy.digest.Samples;
import dev.paperboy.digest.Tastes;
import dev.paperboy.matching.Evidence;
import dev.paperboy.matching.Match;
import dev.paperboy.matching.Matcher;
import dev.paperboy.matching.Taste;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.Papers;
import dev.paperboy.subscribers.Readers;
import dev.paperboy.topics.Topic;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What planning a day costs for each reader, and whether that grows with their number: {@code -Dbench=Planning -Dbench.args="10000
 * 100000"}. 100 papers, 20 topics, two for each reader; the matcher costs nothing, since its work depends on topics and not on readers.
 */
public final class Planning {

    private Planning() {}

    public static void main(String... args) {
        var numbers = args.length > 0
                ? Arrays.stream(args).mapToInt(Integer::parseInt).toArray()
                : new int[] {10_000, 100_000};
        // What the JVM has not compiled yet is not what is measured.
        plan(Math.min(5_000, numbers[0]));
        var costs = Arrays.stream(numbers).mapToDouble(Planning::plan).toArray();
        System.out.printf(
                Locale.ROOT, "cost per reader, last against first: %.2f%n", costs[costs.length - 1] / costs[0]);
    }

    /** Returns microseconds for each reader. */
    private static double plan(int readers) {
        try (var database = TestDatabases.h2OnDisk()) {
            var path = new WholePath(database, false);
            path.addPapers();
            path.addReaders(1, readers);
            var begin = System.nanoTime();
            var plan = planner(database).planAll(Samples.WEDNESDAY, Progress.NONE);
            var seconds = (System.nanoTime() - begin) / 1e9;
            if (plan.queued() != readers) {
                throw new IllegalStateException("Planned " + plan);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d readers: match %.1f s (%d topics), compose and keep %.1f s, in all %.1f s, %.0f µs a reader%n",
                    readers,
                    plan.matching().toMillis() / 1e3,
                    plan.topics(),
                    plan.composing().toMillis() / 1e3,
                    seconds,
                    seconds * 1e6 / readers);
            return seconds * 1e6 / readers;
        }
    }

    private static Planner planner(Database database) {
        var readers = new Readers(database, Samples.MORNING);
        var editions = new Editions(database);
        var digests = new Digests(database, new Papers(database), editions, readers.subscribers);
        var every = new Every();
        return new Planner(
                database,
                readers.subscribers,
                editions,
                every,
                digests,
                new Tastes(readers.ratings, new Papers(database), every),
                Outboxes.outbox(database, readers.secret),
                InstantSource.system());
    }

    /** Finds that the first fifty papers fit each topic. */
    private static final class Every implements Matcher {
        @Override
        public String ruleVersion() {
            return "rules-1";
        }

        @Override
        public Prepared prepare(Collection<Paper> papers) {
            return new Prepared() {
                @Override
                public Map<Topic, List<Match>> match(Collection<Topic> topics, double floor) {
                    return all(papers, topics);
                }

                @Override
                public List<Match> inTaste(List<Match> matches, Taste taste, double floor) {
                    return matches;
                }
            };
        }

        private static Map<Topic, List<Match>> all(Collection<Paper> papers, Collection<Topic> topics) {
            var matches = new HashMap<Topic, List<Match>>();
            var evidence =
                    new Evidence(List.of("learning"), List.of("We let a small model write several words ahead."));
            for (var topic : topics) {
                matches.put(
                        topic,
                        papers.stream()
                                .limit(50)
                                .map(paper -> new Match(paper, topic, 1.0 / paper.key(), evidence))
                                .toList());
            }
            return matches;
        }

        @Override
        public Taste taste(Collection<Rated> ratings, Instant now) {
            return Taste.NONE;
        }

        @Override
        public List<Paper> like(Paper paper, Collection<Paper> among, int most) {
            return List.of();
        }
    }
}
