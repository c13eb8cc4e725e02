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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Learns the weights of {@link Weights} and the regression of the probability. Arguments: folders of test collections; vectors are
 * kept in {@code target/vectors}.
 *
 * <p>One weight after the other is halved, doubled and so on, from weights that know nothing; a step is taken when it raises nDCG@10 in
 * nine of ten paired bootstrap samples, collections counting alike. The same is then done with each collection left out, and told how
 * well the weights learnt on the others do there, so that a gain which is one collection's own shows.
 */
final class Learning {

    private static final int QUERIES = 50;
    private static final int DEPTH = 40;
    private static final int STEPS = 5000;
    private static final int SAMPLES = 1000;
    private static final double SURE = 0.9;
    private static final Weights START = new Weights(0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 8, 0.25);
    private static final double[] FACTORS = {0.5, 0.7, 1.4, 2};

    /** Foreign topics are few beside the documents judged by others, and matter as much. */
    private static final int FOREIGN_WEIGHT = 2;

    private final Map<String, Evaluation> evaluations = new LinkedHashMap<>();

    /** Of each collection and weights the nDCG@10 of the queries, in their order. */
    private final Map<String, Map<Weights, double[]>> tried = new HashMap<>();

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

    private void weights() {
        var all = List.copyOf(evaluations.keySet());
        System.out.println("in use " + told(Weights.LEARNT, all));
        System.out.println("learnt " + told(learnt(all), all));
        for (var left : all) {
            var others = all.stream().filter(name -> !name.equals(left)).toList();
            System.out.println("learnt without " + left + " " + told(learnt(others), List.of(left)));
        }
    }

    private Weights learnt(List<String> collections) {
        var best = START;
        for (boolean better = true; better; ) {
            better = false;
            for (int weight = 0; weight < 8; weight++) {
                for (var factor : FACTORS) {
                    var candidate = with(best, weight, factor);
                    if (isBetter(candidate, best, collections)) {
                        best = candidate;
                        better = true;
                        System.out.println("  step to " + told(best, collections));
                    }
                }
            }
        }
        return best;
    }

    private static Weights with(Weights weights, int which, double factor) {
        var all = new double[] {
            weights.words(), weights.sentence(), weights.gist(), weights.likedWords(),
            weights.likedSentence(), weights.likedGist(), weights.taste(), weights.leaning()
        };
        all[which] = Math.round(all[which] * factor * 100) / 100.0;
        return new Weights(all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7]);
    }

    private boolean isBetter(Weights candidate, Weights best, List<String> collections) {
        var random = new Random(1);
        int won = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            double gain = 0;
            for (var name : collections) {
                var ours = ndcg(candidate, name);
                var theirs = ndcg(best, name);
                double sum = 0;
                for (int i = 0; i < ours.length; i++) {
                    int query = random.nextInt(ours.length);
                    sum += ours[query] - theirs[query];
                }
                gain += sum / ours.length;
            }
            won += gain > 0 ? 1 : 0;
        }
        return won >= SURE * SAMPLES;
    }

    private String told(Weights weights, List<String> collections) {
        var means = collections.stream()
                .mapToDouble(
                        name -> Arrays.stream(ndcg(weights, name)).average().orElse(0))
                .toArray();
        return String.format(
                Locale.ROOT,
                "%.4f %s %s",
                Arrays.stream(means).average().orElse(0),
                Arrays.stream(means)
                        .mapToObj(mean -> String.format(Locale.ROOT, "%.3f", mean))
                        .toList(),
                weights);
    }

    private double[] ndcg(Weights weights, String collection) {
        var evaluation = Objects.requireNonNull(evaluations.get(collection));
        return tried.computeIfAbsent(collection, any -> new HashMap<>())
                .computeIfAbsent(counting(weights, evaluation), counting -> measured(counting, evaluation));
    }

    /** Weights that a collection's queries do not ask for are those of the start, so that nothing is measured twice. */
    private static Weights counting(Weights weights, Evaluation evaluation) {
        var words =
                evaluation.queries().stream().anyMatch(query -> !query.text().isBlank()) ? weights : START;
        var likes =
                evaluation.queries().stream().anyMatch(query -> !query.liked().isEmpty()) ? weights : START;
        return new Weights(
                words.words(),
                words.sentence(),
                words.gist(),
                likes.likedWords(),
                likes.likedSentence(),
                likes.likedGist(),
                likes.taste(),
                weights.leaning());
    }

    private static double[] measured(Weights weights, Evaluation evaluation) {
        var queries = sample(evaluation);
        var values = new ConcurrentHashMap<TestCollection.Query, Double>();
        evaluation.ask(
                queries,
                weights,
                answer -> values.put(answer.query(), evaluation.measures(answer).ndcg()));
        return queries.stream()
                .mapToDouble(query -> values.getOrDefault(query, 0.0))
                .toArray();
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
                    .forEach(placed -> examples.addAll(
                            Collections.nCopies(FOREIGN_WEIGHT, new Example(array(placed.traits()), 0)))));
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
        System.out.println("log odds, by score, likeness, adjacent, constant: "
                + Arrays.stream(weights)
                        .mapToObj(weight -> String.format(Locale.ROOT, "%.2f", weight))
                        .collect(Collectors.joining(", ")));
    }
}
