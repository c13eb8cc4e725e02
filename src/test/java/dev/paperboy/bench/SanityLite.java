package dev.paperboy.bench;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.paperboy.papers.Paper;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The reference for choosing: the method of arxiv-sanity-lite (https://github.com/karpathy/arxiv-sanity-lite), tf-idf with logarithmic term
 * frequency and the 20,000 commonest words and pairs of words, and for each reader a linear support vector machine (C = 0.01, classes
 * balanced) that learns the reader's papers from all others and ranks all of them. By LIBLINEAR, as scikit-learn does it there.
 */
final class SanityLite {

    private static final int FEATURES = 20_000;
    private static final int READERS = 100;
    private static final int LIKED = 5;
    private static final double C = 0.01;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SanityLite() {}

    /** @param ours seconds for each reader */
    static void run(List<Paper> papers, double ours) {
        Linear.disableDebugOutput();
        var features = features(papers);
        learn(features, 0);
        var begin = System.nanoTime();
        IntStream.rangeClosed(1, READERS).parallel().forEach(reader -> learn(features, reader));
        var theirs = Matching.seconds(begin) / READERS;
        System.out.printf(
                Locale.ROOT,
                "arxiv-sanity-lite's method: %.1f readers/s (%d liked papers each); digests are composed %.0f times as fast%n",
                1 / theirs,
                LIKED,
                theirs / ours);
    }

    private static int learn(Feature[][] features, int reader) {
        var liked = new Random(reader)
                .ints(0, features.length)
                .distinct()
                .limit(LIKED)
                .toArray();
        var problem = new Problem();
        problem.l = features.length;
        problem.n = FEATURES + 1;
        problem.bias = -1;
        problem.x = features;
        problem.y = new double[features.length];
        Arrays.fill(problem.y, -1);
        for (var place : liked) {
            problem.y[place] = 1;
        }
        var parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, C, 0.1);
        parameter.setWeights(
                new double[] {features.length / (2.0 * LIKED), features.length / (2.0 * (features.length - LIKED))},
                new int[] {1, -1});
        Model model = new Linear().train(problem, parameter);
        var scores = new double[1];
        return IntStream.range(0, features.length)
                .boxed()
                .map(place -> {
                    Linear.predictValues(model, features[place], scores);
                    return Map.entry(place, scores[0]);
                })
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    private static Feature[][] features(List<Paper> papers) {
        var counts = papers.stream().map(SanityLite::counts).toList();
        var documents = new HashMap<String, Integer>();
        counts.forEach(count -> count.keySet().forEach(word -> documents.merge(word, 1, Integer::sum)));
        var numbers = new HashMap<String, Integer>();
        documents.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(FEATURES)
                .forEach(word -> numbers.put(word.getKey(), numbers.size() + 1));
        return counts.stream()
                .map(count -> vector(count, numbers, documents, papers.size()))
                .toArray(Feature[][]::new);
    }

    private static Feature[] vector(
            Map<String, Integer> counts, Map<String, Integer> numbers, Map<String, Integer> documents, int papers) {
        var weights = new TreeMap<Integer, Double>();
        counts.forEach((word, count) -> {
            var number = numbers.get(word);
            if (number != null) {
                var idf = Math.log((1.0 + papers) / (1 + documents.getOrDefault(word, 0))) + 1;
                weights.put(number, (1 + Math.log(count)) * idf);
            }
        });
        var length = Math.sqrt(
                weights.values().stream().mapToDouble(weight -> weight * weight).sum());
        return weights.entrySet().stream()
                .map(weight -> new FeatureNode(weight.getKey(), weight.getValue() / length))
                .toArray(Feature[]::new);
    }

    private static Map<String, Integer> counts(Paper paper) {
        var words = List.of(BETWEEN.split((paper.title() + " " + paper.abstractText()).toLowerCase(Locale.ROOT)));
        var counts = new HashMap<String, Integer>();
        for (int i = 0; i < words.size(); i++) {
            counts.merge(words.get(i), 1, Integer::sum);
            if (i > 0) {
                counts.merge(words.get(i - 1) + " " + words.get(i), 1, Integer::sum);
            }
        }
        return counts;
    }
}
