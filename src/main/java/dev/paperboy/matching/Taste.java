package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a reader liked and disliked: a linear model whose weights are the sum of the examples (Rocchio's, in Manning, Raghavan, Schütze,
 * "Introduction to Information Retrieval", 9.1.1), likes and dislikes each for themselves. Not divided by their number: each further like
 * raises what resembles it, whatever else was liked before, and each dislike lowers it; no like ever lowers, no dislike raises.
 */
public final class Taste {

    public static final Taste NONE = new Taste(List.of());

    private final List<Example> examples;
    private volatile @Nullable Seen seen;
    private volatile @Nullable Liking liking;

    Taste(List<Example> examples) {
        this.examples = List.copyOf(examples);
    }

    /**
     * A paper that somebody had an opinion of.
     *
     * @param vector as {@link Encoder#papers} gives it
     * @param weight above 0 for a like, below for a dislike; less the longer ago it was
     */
    record Example(Paper paper, Stems stems, float[] vector, double weight) {}

    /**
     * The stems of a paper, each once.
     *
     * @param frequencies how often each occurs: one plus the logarithm
     */
    record Stems(List<String> stems, double[] frequencies) {

        static Stems of(List<String> stems) {
            var counts = new LinkedHashMap<String, Integer>();
            stems.forEach(stem -> counts.merge(stem, 1, Integer::sum));
            return new Stems(
                    List.copyOf(counts.keySet()),
                    counts.values().stream()
                            .mapToDouble(count -> 1 + Math.log(count))
                            .toArray());
        }
    }

    /** An opinion counts half as much after so long: interests move on. */
    private static final Duration HALF_LIFE = Duration.ofDays(180);

    /** A dislike is often of one paper, a like of a subject. */
    private static final double DISLIKE = -0.5;

    static double weight(Matcher.Rated rating, Instant now) {
        var age = Math.max(0, Duration.between(rating.at(), now).toSeconds());
        var fresh = Math.pow(0.5, (double) age / HALF_LIFE.toSeconds());
        return rating.liked() ? fresh : DISLIKE * fresh;
    }

    /** As many are looked at by both models that are nearest by the model for likeness alone: half the work for a large library. */
    private static final int SHORTLIST = 32;

    /** The liked paper that another resembles most; empty if none is nearer to it than any two papers are, or if it is the same one. */
    Optional<Near> nearestLiked(Paper paper, float[] direction, float[] middle) {
        var seen = seen(middle).directions();
        var shortlist = new Nearest(SHORTLIST);
        for (int i = 0; i < seen.size(); i++) {
            if (examples.get(i).weight() > 0) {
                shortlist.offer(i, Direction.product(seen.get(i), direction, direction.length / 2, direction.length));
            }
        }
        return Arrays.stream(shortlist.places())
                .mapToObj(i ->
                        new Near(examples.get(i).paper(), seen.get(i), Direction.product(seen.get(i), direction) / 2))
                .filter(near -> near.likeness() > 0)
                .max(Comparator.comparingDouble(Near::likeness)
                        .thenComparing(near -> near.paper().key(), Comparator.reverseOrder()))
                .filter(nearest -> nearest.paper().key() != paper.key());
    }

    /**
     * A liked paper and how near it is.
     *
     * @param direction seen from the middle
     * @param likeness the mean of both models' cosines
     */
    record Near(Paper paper, float[] direction, float likeness) {}

    /** How much some papers are to this taste, made once for all topics of a reader. Two threads that ask at once make the same. */
    float[] liking(Object papers, Supplier<float[]> make) {
        var known = liking;
        if (known == null || known.papers() != papers) {
            known = new Liking(papers, make.get(), new ConcurrentHashMap<>());
            liking = known;
        }
        return known.liking();
    }

    /**
     * @param papers known by their identity
     * @param resembling how much a paper must be like each of the liked ones that was asked for, by its key
     */
    private record Liking(Object papers, float[] liking, Map<Long, Double> resembling) {}

    /** How much a paper must be like a liked one to resemble it, found once for each among the same papers. */
    double resembling(Object papers, Near near, ToDoubleFunction<float[]> find) {
        var known = liking;
        return known == null || known.papers() != papers
                ? find.applyAsDouble(near.direction())
                : known.resembling().computeIfAbsent(near.paper().key(), key -> find.applyAsDouble(near.direction()));
    }

    /** How near by the model for questions a liked paper is to a topic of which it is as likely as not. */
    private static final double AT_HOME = 0.65;

    private static final double STEEPNESS = 40;

    /** Likes that belong to a topic by less say nothing of it. */
    private static final double LEAST = 0.01;

    /**
     * The same taste as it speaks for one topic: a liked paper counts as much as it belongs there itself, or whoever follows two subjects
     * would be shown of the one what is most like the other. What was disliked is not wanted anywhere.
     *
     * @param topic its vector, as {@link Encoder#topics} gives it
     */
    Taste about(float[] topic) {
        return weighed(place -> belonging(topic, examples.get(place).vector()));
    }

    private static double belonging(float[] topic, float[] paper) {
        return 1 / (1 + Math.exp(STEEPNESS * (AT_HOME - Direction.product(topic, paper, 0, TwoModels.SIZE))));
    }

    /** How much a liked paper is like the nearest example of a topic to which it is as likely as not to belong. */
    private static final double LIKE_AN_EXAMPLE = 0.3;

    /**
     * The same for a topic that is given by examples: a liked paper counts as much as it is like the nearest of them.
     *
     * @param middle see {@link Background}
     */
    Taste about(Taste topic, float[] middle) {
        var theirs = topic.seen(middle).directions();
        var own = seen(middle).directions();
        return weighed(place -> 1
                / (1
                        + Math.exp(STEEPNESS
                                * (LIKE_AN_EXAMPLE
                                        - theirs.stream()
                                                        .mapToDouble(
                                                                example -> Direction.product(example, own.get(place)))
                                                        .max()
                                                        .orElse(0)
                                                / 2))));
    }

    /** @param belonging how much of a liked paper counts, by its place */
    private Taste weighed(IntToDoubleFunction belonging) {
        var weighed = new ArrayList<Example>();
        for (int place = 0; place < examples.size(); place++) {
            var example = examples.get(place);
            var weight = example.weight() < 0 ? example.weight() : example.weight() * belonging.applyAsDouble(place);
            if (Math.abs(weight) >= LEAST) {
                weighed.add(new Example(example.paper(), example.stems(), example.vector(), weight));
            }
        }
        return new Taste(weighed);
    }

    List<Example> examples() {
        return examples;
    }

    /** What was liked. */
    Taste likes() {
        return new Taste(
                examples.stream().filter(example -> example.weight() > 0).toList());
    }

    /** What was disliked, with the weights of as many likes. */
    Taste dislikes() {
        return new Taste(examples.stream()
                .filter(example -> example.weight() < 0)
                .map(example -> new Example(example.paper(), example.stems(), example.vector(), -example.weight()))
                .toList());
    }

    /** All that was liked in one vector; empty if nothing was. */
    Optional<float[]> vector() {
        return likes().examples.stream()
                .map(Example::vector)
                .reduce(Direction::sum)
                .map(Direction::unitParts);
    }

    /** Whether a paper is one of the examples itself. */
    boolean has(Paper paper) {
        return examples.stream().anyMatch(example -> example.paper().key() == paper.key());
    }

    /** Whether nothing was liked or disliked. */
    public boolean isNone() {
        return examples.isEmpty();
    }

    /** The weights of the dense part: the examples' directions, added up. */
    float[] direction(float[] middle) {
        var seen = seen(middle).directions();
        var sum = new float[middle.length];
        for (int place = 0; place < examples.size(); place++) {
            var weight = (float) examples.get(place).weight();
            var direction = seen.get(place);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * direction[i];
            }
        }
        return sum;
    }

    /** Two threads that look for the first time do the same. */
    private Seen seen(float[] middle) {
        var known = seen;
        if (known == null || known.middle() != middle) {
            known = new Seen(
                    middle,
                    examples.stream()
                            .map(example -> Direction.from(middle, example.vector()))
                            .toList());
            seen = known;
        }
        return known;
    }

    /** The examples' directions, which are asked for with every paper of a day. */
    private record Seen(float[] middle, List<float[]> directions) {}
}
