package dev.paperboy.bench;

import dev.paperboy.digest.Composer;
import dev.paperboy.digest.Digest;
import dev.paperboy.digest.History;
import dev.paperboy.digest.Samples;
import dev.paperboy.matching.Embeddings;
import dev.paperboy.matching.Examples;
import dev.paperboy.matching.HybridMatcher;
import dev.paperboy.matching.Match;
import dev.paperboy.matching.Matcher;
import dev.paperboy.matching.SharedModel;
import dev.paperboy.papers.Arrival;
import dev.paperboy.papers.Paper;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.topics.Topic;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a day costs: papers embedded per second beside onnxruntime called straight, topics × papers scored, tastes learnt, and digests
 * composed for more and more readers with three topics each, beside the method of arxiv-sanity-lite. Made-up papers, the real models.
 * Arguments: papers (500), distinct topics (50000), then numbers of readers (10000 100000 1000000). Run it with
 * {@code -Dbench.jvm=-Xmx1g}. Only the first thousand topics are embedded; the vectors of the others are mixtures of theirs, which costs
 * nothing and scores the same.
 */
public final class Matching {

    private static final LocalDate DAY = Samples.WEDNESDAY;
    private static final int TOPICS_OF_A_READER = 3;
    private static final int PAGE = 500;
    private static final int LIKES = 500;

    private Matching() {}

    public static void main(String... args) {
        int papers = args.length > 0 ? Integer.parseInt(args[0]) : 500;
        int topics = args.length > 1 ? Integer.parseInt(args[1]) : 50_000;
        var readers = args.length > 2
                ? Arrays.stream(args).skip(2).mapToInt(Integer::parseInt).toArray()
                : new int[] {10_000, 100_000, 1_000_000};
        var made = new MadePapers(1).papers(papers, DAY);
        var embeddings = embed(made);
        var matcher = new HybridMatcher(SharedModel.encoder(), embeddings, List::of, examples(made));
        taste(matcher, made);
        var prepared = matcher.prepare(made);
        var asked = new MadePapers(2).topics(topics).stream().map(Topic::plain).toList();
        var matches = score("topics", prepared, asked, papers);
        var byExample = IntStream.range(0, topics / 10)
                .mapToObj(i -> Topic.parse(
                        asked.get(i).text() + " like:" + made.get(i % papers).id()))
                .toList();
        score("topics with an example each", prepared, byExample, papers);
        compose(prepared, made, asked, matches, 2 * PAGE);
        var costs = Arrays.stream(readers)
                .mapToDouble(number -> compose(prepared, made, asked, matches, number))
                .toArray();
        System.out.printf(
                Locale.ROOT, "cost per reader, last against first: %.2f%n", costs[costs.length - 1] / costs[0]);
        SanityLite.run(made, costs[costs.length - 1]);
        System.out.printf(Locale.ROOT, "peak heap %d MiB%n", peakHeap() / 1024 / 1024);
    }

    private static Embeddings embed(List<Paper> papers) {
        var encoder = SharedModel.encoder();
        var texts = papers.stream().map(Embeddings::text).toList();
        encoder.papers(texts.subList(0, Math.min(20, texts.size())));
        var begin = System.nanoTime();
        var vectors = encoder.papers(texts);
        var own = texts.size() / seconds(begin);
        var straight = StraightOnnx.papersPerSecond(texts);
        System.out.printf(
                Locale.ROOT,
                "embedded %.1f papers/s with both models; onnxruntime called straight %.1f papers/s; ratio %.2f%n",
                own,
                straight,
                own / straight);
        return new MadeVectors(papers, vectors);
    }

    /** A reader who brought a library along, learnt from vectors that are there. */
    private static void taste(Matcher matcher, List<Paper> papers) {
        var now = DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
        var rated = IntStream.range(0, LIKES)
                .mapToObj(i ->
                        new Matcher.Rated(papers.get(i * 7 % papers.size()), i % 5 != 0, now.minus(Duration.ofDays(i))))
                .toList();
        var prepared = matcher.prepare(papers);
        var topic = Topic.plain("language model inference");
        var found = prepared.score(List.of(topic), Composer.NEXT_DOOR).getOrDefault(topic, List.of());
        var times = new ArrayList<Double>();
        for (int i = 0; i < 300; i++) {
            var begin = System.nanoTime();
            var taste = matcher.taste(rated, now);
            prepared.inTaste(found, taste, Matcher.FLOOR);
            times.add(1000 * seconds(begin));
        }
        var warm = times.subList(100, times.size()).stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "taste of %d rated papers learnt, and applied to %d papers, %d of them matches: p50 %.1f ms, p95 %.1f ms"
                        + " (promised: 10)%n",
                LIKES,
                papers.size(),
                found.size(),
                warm.get(warm.size() / 2),
                warm.get(warm.size() * 95 / 100));
    }

    private static Examples examples(List<Paper> papers) {
        var byName =
                papers.stream().collect(Collectors.toMap(paper -> paper.id().toString(), Function.identity()));
        return names -> names.stream()
                .filter(byName::containsKey)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), byName::get));
    }

    private static Map<Topic, List<Match>> score(
            String what, Matcher.Prepared prepared, List<Topic> topics, int papers) {
        prepared.score(topics.subList(0, Math.min(1_000, topics.size())), Composer.NEXT_DOOR);
        var begin = System.nanoTime();
        Map<Topic, List<Match>> matches = new HashMap<>();
        int slices = (topics.size() + PAGE - 1) / PAGE;
        IntStream.range(0, slices).parallel().forEach(slice -> {
            var found = prepared.score(
                    topics.subList(slice * PAGE, Math.min(topics.size(), (slice + 1) * PAGE)), Composer.NEXT_DOOR);
            synchronized (matches) {
                matches.putAll(found);
            }
        });
        var time = seconds(begin);
        System.out.printf(
                Locale.ROOT,
                "scored %d %s x %d papers in %.1f s: %.0f topics/s, %.1f million pairs/s, %.1f matches a topic%n",
                topics.size(),
                what,
                papers,
                time,
                topics.size() / time,
                topics.size() * (double) papers / time / 1e6,
                matches.values().stream().mapToInt(List::size).average().orElse(0));
        return matches;
    }

    /** Returns seconds of the clock for each reader. */
    private static double compose(
            Matcher.Prepared prepared,
            List<Paper> papers,
            List<Topic> topics,
            Map<Topic, List<Match>> matches,
            int readers) {
        var arrivals = papers.stream()
                .map(paper -> new Arrival(paper, Samples.MORNING.minusSeconds(60)))
                .toList();
        var composer = new Composer("bench");
        var history = History.NONE;
        var picks = new LongAdder();
        var begin = System.nanoTime();
        IntStream.range(0, readers / PAGE).parallel().forEach(page -> {
            var random = new Random(page);
            for (int i = 0; i < PAGE; i++) {
                var own = new Topic[TOPICS_OF_A_READER];
                Arrays.setAll(own, place -> topics.get(random.nextInt(topics.size())));
                var reader = Samples.reader(
                        page * (long) PAGE + i,
                        Cadence.DAILY,
                        10,
                        Arrays.stream(own).distinct().toArray(Topic[]::new));
                Digest digest = composer.compose(
                        reader,
                        DAY,
                        arrivals,
                        matches,
                        UnaryOperator.identity(),
                        prepared::likeness,
                        history,
                        List.of());
                picks.add(digest.size());
            }
        });
        var time = seconds(begin);
        System.out.printf(
                Locale.ROOT,
                "composed %d readers in %.1f s: %.0f readers/s, %.1f picks each, heap in use %d MiB%n",
                readers,
                time,
                readers / time,
                picks.sum() / (double) readers,
                inUse() / 1024 / 1024);
        return time / readers;
    }

    static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static long inUse() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    /** Vectors that are there already. */
    private static final class MadeVectors implements Embeddings {

        private static final int EMBEDDED = 1_000;

        private final Map<Long, float[]> known = new HashMap<>();
        private final List<float[]> topics = new ArrayList<>();

        MadeVectors(List<Paper> papers, List<float[]> vectors) {
            for (int i = 0; i < papers.size(); i++) {
                known.put(papers.get(i).key(), vectors.get(i));
            }
            topics.addAll(SharedModel.encoder().topics(new MadePapers(3).topics(EMBEDDED)));
        }

        @Override
        public Map<Long, float[]> papers(Collection<Paper> papers) {
            var vectors = new HashMap<Long, float[]>();
            papers.forEach(paper -> vectors.put(paper.key(), known.getOrDefault(paper.key(), new float[0])));
            return vectors;
        }

        @Override
        public Map<Long, List<float[]>> sentences(Collection<Paper> papers) {
            return Map.of();
        }

        @Override
        public List<float[]> topics(Collection<Question> questions) {
            return questions.stream()
                    .map(question -> mixture(question.text().hashCode()))
                    .toList();
        }

        private float[] mixture(int seed) {
            var random = new Random(seed);
            var one = topics.get(random.nextInt(topics.size()));
            var other = topics.get(random.nextInt(topics.size()));
            var mixed = new float[one.length];
            for (int i = 0; i < mixed.length; i++) {
                mixed[i] = 0.9f * one[i] + 0.1f * other[i];
            }
            return mixed;
        }
    }
}
