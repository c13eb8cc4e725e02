package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What a reader liked and disliked: a linear model whose weights are the sum of the examples (Rocchio's, in Manning, Raghavan, Schütze,
 * "Introduction to Information Retrieval", 9.1.1). Not divided by their number: each further like raises what resembles it, whatever
 * else was liked before, and each dislike lowers it.
 */
public final class Taste {

    public static final Taste NONE = new Taste(List.of());

    private final List<Example> examples;

    Taste(List<Example> examples) {
        this.examples = List.copyOf(examples);
    }

    /**
     * A paper that somebody had an opinion of.
     *
     * @param vector as {@link Encoder#papers} gives it
     * @param weight above 0 for a like, below for a dislike; less the longer ago it was
     */
    record Example(Paper paper, PaperText text, float[] vector, double weight) {}

    /** An opinion counts half as much after so long: interests move on. */
    private static final Duration HALF_LIFE = Duration.ofDays(180);

    /** A dislike is often of one paper, a like of a subject. */
    private static final double DISLIKE = -0.5;

    static double weight(Matcher.Rated rating, Instant now) {
        var age = Math.max(0, Duration.between(rating.at(), now).toSeconds());
        var fresh = Math.pow(0.5, (double) age / HALF_LIFE.toSeconds());
        return rating.liked() ? fresh : DISLIKE * fresh;
    }

    /** The liked paper that another resembles most; empty if none is nearer to it than any two papers are, or if it is the same one. */
    Optional<Paper> nearestLiked(Paper paper, float[] direction, float[] middle) {
        return examples.stream()
                .filter(example -> example.weight() > 0)
                .map(example -> new Near(
                        example.paper(), Direction.product(Direction.from(middle, example.vector()), direction)))
                .filter(near -> near.likeness() > 0)
                .max(Comparator.comparingDouble(Near::likeness)
                        .thenComparing(near -> near.paper().key(), Comparator.reverseOrder()))
                .map(Near::paper)
                .filter(nearest -> nearest.key() != paper.key());
    }

    private record Near(Paper paper, float likeness) {}

    /** Whether nothing was liked or disliked. */
    public boolean isNone() {
        return examples.isEmpty();
    }

    /** The weights of the dense part: the examples' directions, added up. */
    float[] direction(float[] middle) {
        var sum = new float[middle.length];
        for (var example : examples) {
            var direction = Direction.from(middle, example.vector());
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (float) example.weight() * direction[i];
            }
        }
        return sum;
    }

    /** The weights of the likes' stems: each example's tf-idf of length 1, added up. */
    Map<String, Double> liked(ToDoubleFunction<String> idf) {
        return stems(idf, 1);
    }

    /** The same of the dislikes, as positive numbers. */
    Map<String, Double> disliked(ToDoubleFunction<String> idf) {
        return stems(idf, -1);
    }

    private Map<String, Double> stems(ToDoubleFunction<String> idf, int sign) {
        var sum = new LinkedHashMap<String, Double>();
        for (var example : examples) {
            if (example.weight() * sign > 0) {
                unit(example.text(), idf)
                        .forEach((stem, weight) -> sum.merge(stem, weight * example.weight() * sign, Double::sum));
            }
        }
        return sum;
    }

    private static Map<String, Double> unit(PaperText text, ToDoubleFunction<String> idf) {
        var counts = new LinkedHashMap<String, Integer>();
        text.titleTerms().forEach(term -> counts.merge(term.stem(), 1, Integer::sum));
        text.bodyTerms().forEach(term -> counts.merge(term.stem(), 1, Integer::sum));
        var weights = new LinkedHashMap<String, Double>();
        double square = 0;
        for (var count : counts.entrySet()) {
            var weight = (1 + Math.log(count.getValue())) * idf.applyAsDouble(count.getKey());
            weights.put(count.getKey(), weight);
            square += weight * weight;
        }
        var length = Math.sqrt(square);
        weights.replaceAll((stem, weight) -> length == 0 ? 0 : weight / length);
        return weights;
    }
}
