package dev.paperboy.bench;

import dev.paperboy.evaluation.Evaluation;
import dev.paperboy.evaluation.Foreign;
import dev.paperboy.evaluation.KeptVectors;
import dev.paperboy.evaluation.TestCollection;
import dev.paperboy.matching.HybridMatcher;
import dev.paperboy.matching.TwoModels;
import dev.paperboy.matching.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Learns the weights of {@link Weights} and the regression of the probability. Arguments: folders of test collections; vectors are
 * kept in {@code target/vectors}. Candidates are compared by the mean of nDCG@10 over the collections; for each collection the
 * candidate that is best on the others is told as well, so that a gain which is one collection's own shows.
 */
final class Learning {

    private static final int QUERIES = 100;
    private static final int DEPTH = 40;
    private static final int STEPS = 5000;

    private final Map<String, Evaluation> evaluations = new LinkedHashMap<>();

    public static void main(String[] folders) throws IOException {
        var learning = new Learning();
        try (var models = new TwoModels()) {
            Files.createDirectories(Path.of("target/vectors"));
            for (var folder : folders) {
                learning.add(TestCollection.read(Path.of(folder)), models);
            }
            learning.weights();
            learning.probability();
        }
    }

    private void add(TestCollection collection, TwoModels models) throws IOException {
        var file = Path.of("target/vectors", collection.name());
        var vectors = new KeptVectors(models, count -> {});
        vectors.read(file);
        evaluations.put(collection.name(), new Evaluation(collection, new HybridMatcher(models, vectors, List::of)));
        vectors.write(file);
        System.out.println("ready: " + collection.name());
    }

    private static List<Weights> candidates() {
        var candidates = new ArrayList<Weights>();
        candidates.add(Weights.LEARNT);
        for (var words : List.of(0.2, 0.35, 0.5)) {
            for (var gist : List.of(0.1, 0.25, 0.4)) {
                for (var leaning : List.of(0.15, 0.3, 0.5)) {
                    candidates.add(new Weights(words, 0.6, gist, 0.6, 0.8, 1, 8, leaning));
                }
            }
        }
        for (var likedWords : List.of(0.3, 0.6, 1.5)) {
            for (var likedSentence : List.of(0.3, 0.8)) {
                for (var taste : List.of(2.0, 8.0, 16.0)) {
                    candidates.add(new Weights(0.35, 0.6, 0.25, likedWords, likedSentence, 1, taste, 0.3));
                }
            }
        }
        return candidates;
    }

    private void weights() {
        var tried = new LinkedHashMap<Weights, Map<String, Double>>();
        for (var candidate : candidates()) {
            var ndcg = new LinkedHashMap<String, Double>();
            evaluations.forEach((name, evaluation) -> ndcg.put(name, ndcg(evaluation, candidate)));
            tried.put(candidate, ndcg);
            System.out.printf(Locale.ROOT, "%.4f %s %s%n", mean(ndcg, ""), ndcg, candidate);
        }
        System.out.println("best on all: " + best(tried, ""));
        for (var left : evaluations.keySet()) {
            var chosen = best(tried, left);
            System.out.printf(
                    Locale.ROOT,
                    "best without %s: %.4f there, with %s%n",
                    left,
                    Objects.requireNonNull(tried.get(chosen)).get(left),
                    chosen);
        }
    }

    private static Weights best(Map<Weights, Map<String, Double>> tried, String without) {
        return Collections.max(
                        tried.entrySet(),
                        (one, other) -> Double.compare(mean(one.getValue(), without), mean(other.getValue(), without)))
                .getKey();
    }

    private static double mean(Map<String, Double> ndcg, String without) {
        return ndcg.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(without))
                .mapToDouble(Map.Entry::getValue)
                .average()
                .orElse(0);
    }

    private static double ndcg(Evaluation evaluation, Weights weights) {
        var values = new ConcurrentLinkedQueue<Double>();
        evaluation.ask(
                sample(evaluation),
                weights,
                answer -> values.add(evaluation.measures(answer).ndcg()));
        return values.stream().sorted().collect(Collectors.averagingDouble(value -> value));
    }

    private static List<TestCollection.Query> sample(Evaluation evaluation) {
        var queries = new ArrayList<>(evaluation.queries());
        Collections.shuffle(queries, new Random(1));
        return queries.subList(0, Math.min(QUERIES, queries.size()));
    }

    private record Example(double[] traits, int relevant) {}

    /** Logistic regression on the first documents of topics that fit and of topics that do not. */
    private void probability() {
        var examples = new ConcurrentLinkedQueue<Example>();
        evaluations.forEach((name, evaluation) -> {
            var own = sample(evaluation).stream()
                    .filter(query -> query.liked().isEmpty())
                    .toList();
            if (own.isEmpty()) {
                return;
            }
            evaluation.ask(own, Weights.LEARNT, answer -> {
                var grades = evaluation.grades(answer.query());
                answer.placed().stream()
                        .limit(DEPTH)
                        .forEach(placed -> examples.add(new Example(
                                array(placed.traits()),
                                grades.getOrDefault(evaluation.id(placed.paper().key()), 0.0) > 0 ? 1 : 0)));
            });
            evaluation.ask(Foreign.interests(), Weights.LEARNT, answer -> answer.placed().stream()
                    .limit(DEPTH / 4)
                    .forEach(placed -> examples.add(new Example(array(placed.traits()), 0))));
        });
        print(regression(List.copyOf(examples)));
    }

    private static double[] array(List<Double> traits) {
        return traits.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Plain gradient descent with momentum; the last weight is the constant. */
    private static double[] regression(List<Example> examples) {
        int size = examples.get(0).traits().length;
        var weights = new double[size + 1];
        var speed = new double[size + 1];
        for (int step = 0; step < STEPS; step++) {
            var gradient = new double[size + 1];
            for (var example : examples) {
                double odds = weights[size];
                for (int i = 0; i < size; i++) {
                    odds += weights[i] * example.traits()[i];
                }
                var error = 1 / (1 + Math.exp(-odds)) - example.relevant();
                for (int i = 0; i < size; i++) {
                    gradient[i] += error * example.traits()[i];
                }
                gradient[size] += error;
            }
            for (int i = 0; i <= size; i++) {
                speed[i] = 0.95 * speed[i] - gradient[i] / examples.size();
                weights[i] += speed[i];
            }
        }
        return weights;
    }

    private static void print(double[] weights) {
        System.out.println("log odds, by score, share, adjacent, constant: "
                + Arrays.stream(weights)
                        .mapToObj(weight -> String.format(Locale.ROOT, "%.2f", weight))
                        .collect(Collectors.joining(", ")));
    }
}
