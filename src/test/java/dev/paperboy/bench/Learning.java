package dev.paperboy.bench;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.paperboy.evaluation.Evaluation;
import dev.paperboy.evaluation.Foreign;
import dev.paperboy.evaluation.KeptVectors;
import dev.paperboy.evaluation.TestCollection;
import dev.paperboy.evaluation.TestCollection.Query;
import dev.paperboy.matching.HybridMatcher;
import dev.paperboy.matching.Ranking.Placed;
import dev.paperboy.matching.TwoModels;
import dev.paperboy.matching.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Learns the weights of {@link Weights} and the regressions of {@code Relevance}. Arguments: folders of test collections; vectors are
 * kept in {@code target/vectors}.
 *
 * <p>One weight after the other is halved, doubled and so on, from the weights in use and from weights that know nothing; a step is taken
 * when it raises nDCG@10 in seven of ten paired bootstrap samples, collections counting alike. The same is then done from nothing with
 * each collection left out, and told how well the weights learnt on the others do there, so that a gain which is one collection's own
 * shows.
 */
final class Learning {

    private static final int QUERIES = 80;
    private static final int DEPTH = 20;
    private static final int SAMPLES = 1000;
    private static final double SURE = 0.7;
    private static final Weights START = new Weights(0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1, 0.25);
    private static final double[] FACTORS = {0.5, 0.7, 0.85, 1.2, 1.4, 2};
    private static final int WEIGHTS = 8;

    /** Documents that come on one day; the sample day has 77. */
    private static final int DAY = 100;

    /** Days of each topic that are looked at. */
    private static final int SOME_DAYS = 6;

    /** A collection whose queries were compared with all its documents. */
    private record Compared(Evaluation evaluation, List<Evaluation.Compared> queries) {

        boolean asks(Predicate<Query> which) {
            return queries.stream().map(Evaluation.Compared::query).anyMatch(which);
        }
    }

    private final Map<String, Compared> collections = new LinkedHashMap<>();

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
        var evaluation = new Evaluation(collection, new HybridMatcher(models, vectors, List::of));
        var compared = new ConcurrentHashMap<String, Evaluation.Compared>();
        evaluation.compare(evaluation.queries(), one -> compared.put(one.query().id(), one));
        collections.put(
                collection.name(),
                new Compared(
                        evaluation,
                        evaluation.queries().stream()
                                .flatMap(query -> Stream.ofNullable(compared.get(query.id())))
                                .toList()));
        vectors.write(file);
        System.out.println("ready: " + collection.name());
    }

    private void weights() {
        var all = List.copyOf(collections.keySet());
        System.out.println("in use " + told(Weights.LEARNT, all));
        System.out.println("learnt from these " + told(learnt(Weights.LEARNT, all), all));
        System.out.println("learnt from nothing " + told(learnt(START, all), all));
        for (var left : all) {
            var others = all.stream().filter(name -> !name.equals(left)).toList();
            System.out.println("learnt without " + left + " " + told(learnt(START, others), List.of(left)));
        }
    }

    private Weights learnt(Weights start, List<String> collections) {
        var best = start;
        for (boolean better = true; better; ) {
            better = false;
            for (int weight = 0; weight < WEIGHTS; weight++) {
                var from = best;
                int which = weight;
                var candidate = Arrays.stream(FACTORS)
                        .mapToObj(factor -> with(from, which, factor))
                        .max(Comparator.comparingDouble(one -> mean(one, collections)))
                        .orElse(best);
                if (isBetter(candidate, best, collections)) {
                    best = candidate;
                    better = true;
                    System.out.println("  step to " + told(best, collections));
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

    private double mean(Weights weights, List<String> collections) {
        return collections.stream()
                .mapToDouble(name -> mean(weights, name))
                .average()
                .orElse(0);
    }

    private double mean(Weights weights, String collection) {
        return Arrays.stream(ndcg(weights, collection)).average().orElse(0);
    }

    private String told(Weights weights, List<String> collections) {
        return String.format(
                Locale.ROOT,
                "%.4f %s %s",
                mean(weights, collections),
                collections.stream()
                        .map(name -> String.format(Locale.ROOT, "%.3f", mean(weights, name)))
                        .toList(),
                weights);
    }

    private double[] ndcg(Weights weights, String collection) {
        var compared = Objects.requireNonNull(collections.get(collection));
        return tried.computeIfAbsent(collection, any -> new HashMap<>())
                .computeIfAbsent(counting(weights, compared), counting -> measured(counting, compared));
    }

    /** Weights that a collection's queries do not ask for are those of the start, so that nothing is measured twice. */
    private static Weights counting(Weights weights, Compared compared) {
        var words = compared.asks(query -> !query.text().isBlank()) ? weights : START;
        var likes = compared.asks(query -> !query.liked().isEmpty()) ? weights : START;
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

    private static double[] measured(Weights weights, Compared compared) {
        return compared.queries().parallelStream()
                .mapToDouble(query -> compared.evaluation().ndcg(query, weights))
                .toArray();
    }

    /** What speaks for a paper, and whether it is relevant. */
    record Example(double[] traits, boolean relevant) {}

    /**
     * That a paper fits, by its score, on days that have something for its topic; that it fits at all, by its score and likeness, on days of
     * its own collection and of foreign topics; and how much of these odds is left when all documents come at once.
     */
    private void probability() {
        var fits = new Examples();
        var floors = new Examples();
        collections.forEach((name, compared) -> {
            var evaluation = compared.evaluation();
            int days = Math.max(1, evaluation.size() / DAY);
            some(compared).parallelStream()
                    .forEach(query -> own(evaluation, query, days, (score, likeness, relevant) -> {
                        fits.add(name, relevant, score);
                        floors.add(name, relevant, score, likeness);
                    }));
            foreign(compared, days, DEPTH, one -> floors.add(name, false, one.score(), one.likeness()));
        });
        print("fits, by score", regression(fits.alike()));
        var floor = regression(floors.alike());
        print("fits at all, by score and likeness", floor);
        var whole = new Examples();
        ToDoubleBiFunction<Double, Double> odds =
                (score, likeness) -> floor[0] * score + floor[1] * likeness + floor[2];
        collections.forEach((name, compared) -> {
            some(compared).parallelStream()
                    .forEach(query -> own(
                            compared.evaluation(),
                            query,
                            1,
                            (score, likeness, relevant) ->
                                    whole.add(name, relevant, odds.applyAsDouble(score, likeness))));
            foreign(
                    compared,
                    1,
                    DEPTH / 4,
                    one -> whole.add(name, false, odds.applyAsDouble(one.score(), one.likeness())));
        });
        print("fits, by these odds, when all come at once", regression(whole.alike()));
    }

    /** Examples of several collections; from several threads. */
    static final class Examples {
        private final Map<String, Queue<Example>> all = new ConcurrentHashMap<>();

        void add(String collection, boolean relevant, double... traits) {
            all.computeIfAbsent(collection, any -> new ConcurrentLinkedQueue<>())
                    .add(new Example(traits, relevant));
        }

        /** As many of each collection, so that they count alike. */
        List<Example> alike() {
            var fewest = all.values().stream().mapToInt(Queue::size).min().orElse(0);
            return all.values().stream()
                    .flatMap(examples -> {
                        var some = new ArrayList<>(examples);
                        some.sort(Comparator.comparing((Example one) -> Arrays.toString(one.traits())));
                        Collections.shuffle(some, new Random(1));
                        return some.stream().limit(fewest);
                    })
                    .toList();
        }
    }

    /** Some of a collection's queries that have words and no likes. */
    private static List<Evaluation.Compared> some(Compared compared) {
        var queries = compared.queries().stream()
                .filter(query -> query.query().liked().isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(queries, new Random(1));
        return queries.subList(0, Math.min(QUERIES, queries.size()));
    }

    /** Of collections whose queries are words. */
    private static void foreign(Compared compared, int days, int depth, Consumer<Placed> placed) {
        if (some(compared).isEmpty()) {
            return;
        }
        compared.evaluation().compare(Foreign.interests(), query -> {
            for (int day = 0; day < days; day += 1 + days / SOME_DAYS) {
                compared.evaluation().day(query, Weights.LEARNT, day, days).stream()
                        .limit(depth)
                        .forEach(placed);
            }
        });
    }

    /** Is told what speaks for a paper, and whether it is relevant. */
    private interface Judged {
        void paper(double score, double likeness, boolean relevant);
    }

    private static void own(Evaluation evaluation, Evaluation.Compared query, int days, Judged judged) {
        var grades = evaluation.grades(query.query());
        int said = 0;
        for (int day = 0; day < days && said < SOME_DAYS; day++) {
            var placed = evaluation.day(query, Weights.LEARNT, day, days);
            Predicate<Placed> relevant =
                    one -> grades.getOrDefault(evaluation.id(one.paper().key()), 0.0) > 0;
            if (placed.stream().anyMatch(relevant)) {
                said++;
                placed.stream()
                        .limit(DEPTH)
                        .forEach(one -> judged.paper(one.score(), one.likeness(), relevant.test(one)));
            }
        }
    }

    /** Slopes and constant of a logistic regression. */
    static double[] regression(Collection<Example> examples) {
        Linear.disableDebugOutput();
        var problem = new Problem();
        problem.l = examples.size();
        problem.bias = 1;
        problem.x = examples.stream().map(Learning::features).toArray(Feature[][]::new);
        problem.n = problem.x[0].length;
        problem.y = examples.stream()
                .mapToDouble(example -> example.relevant() ? 1 : 0)
                .toArray();
        var model = new Linear().train(problem, new Parameter(SolverType.L2R_LR, 1e3, 1e-6));
        // The first class that was seen is the one that the weights speak for.
        var sign = model.getLabels()[0] == 1 ? 1 : -1;
        return Arrays.stream(model.getFeatureWeights())
                .map(weight -> sign * weight)
                .toArray();
    }

    private static Feature[] features(Example example) {
        var traits = example.traits();
        var features = new Feature[traits.length + 1];
        for (int i = 0; i < traits.length; i++) {
            features[i] = new FeatureNode(i + 1, traits[i]);
        }
        features[traits.length] = new FeatureNode(traits.length + 1, 1);
        return features;
    }

    static void print(String what, double[] line) {
        System.out.println("log odds that it " + what + ", and the constant: "
                + Arrays.stream(line)
                        .mapToObj(weight -> String.format(Locale.ROOT, "%.2f", weight))
                        .collect(Collectors.joining(", ")));
    }
}
