package dev.paperboy.evaluation;

import dev.paperboy.evaluation.Evaluation.Answer;
import dev.paperboy.evaluation.TestCollection.Query;
import dev.paperboy.matching.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * What a collection came to.
 *
 * @param measures of each query, by what spoke for the papers
 * @param calibration of the first ten of each query
 * @param silence share of the foreign topics of which the floor leaves nothing, by the floor
 * @param quietDays the same of each foreign topic on each day, if the documents came on days of {@link #A_DAY}
 * @param kept share of the relevant documents among the first ten that the floor leaves, by it
 */
public record Results(
        List<Query> queries,
        Map<By, Map<String, Measures>> measures,
        Calibration calibration,
        Map<Double, Double> silence,
        Map<Double, Double> quietDays,
        Map<Double, Double> kept) {

    /** As many papers as a lively day has. */
    public static final int A_DAY = 500;

    /** What speaks for a paper. */
    public enum By {
        /** All of it: what the service uses. */
        ALL(Weights.LEARNT),
        WORDS_ALONE(Weights.WORDS_ALONE),
        MEANING_ALONE(Weights.MEANING_ALONE);

        private final Weights weights;

        By(Weights weights) {
            this.weights = weights;
        }
    }

    /** As many papers as a digest shows. */
    private static final int SHOWN = 10;

    private static final long SEED = 20260729;

    /**
     * Asks everything there is to ask.
     *
     * @param foreign whose queries are topics that nothing in the collection is about
     * @param floors probabilities below which nothing is picked
     */
    public static Results of(Evaluation evaluation, TestCollection foreign, List<Double> floors) {
        var queries = evaluation.queries();
        var measures = new EnumMap<By, Map<String, Measures>>(By.class);
        var judged = new ConcurrentHashMap<String, List<Calibration.Judged>>();
        for (var by : By.values()) {
            var byQuery = new ConcurrentHashMap<String, Measures>();
            evaluation.ask(queries, by.weights, answer -> {
                byQuery.put(answer.query().id(), evaluation.measures(answer));
                if (by == By.ALL) {
                    judged.put(answer.query().id(), judged(evaluation, answer));
                }
            });
            measures.put(by, byQuery);
        }
        var shown = queries.stream()
                .flatMap(query -> judged.getOrDefault(query.id(), List.of()).stream())
                .toList();
        var ofAll = Collections.synchronizedList(new ArrayList<Double>());
        var ofDays = Collections.synchronizedList(new ArrayList<Double>());
        evaluation.compareForeign(foreign.asForeign(), compared -> {
            ofAll.addAll(best(evaluation, compared, 1));
            ofDays.addAll(best(evaluation, compared, Math.max(1, Math.round((float) evaluation.size() / A_DAY))));
        });
        var silence = new HashMap<Double, Double>();
        var quietDays = new HashMap<Double, Double>();
        var kept = new HashMap<Double, Double>();
        for (var floor : floors) {
            silence.put(floor, share(ofAll, probability -> probability < floor));
            quietDays.put(floor, share(ofDays, probability -> probability < floor));
            kept.put(
                    floor,
                    share(
                            shown.stream().filter(Calibration.Judged::relevant).toList(),
                            one -> one.probability() >= floor));
        }
        return new Results(queries, measures, Calibration.of(shown), silence, quietDays, kept);
    }

    /** How likely the likeliest document of each day is, if they are dealt out to days; by whatever order it stands in. */
    private static List<Double> best(Evaluation evaluation, Evaluation.Compared compared, int days) {
        var likeliest = new double[days];
        for (var placed : evaluation.day(compared, By.ALL.weights, 0, 1)) {
            var day = (int) (placed.paper().key() % days);
            likeliest[day] = Math.max(likeliest[day], placed.probability());
        }
        return Arrays.stream(likeliest).boxed().toList();
    }

    private static List<Calibration.Judged> judged(Evaluation evaluation, Answer answer) {
        var grades = evaluation.grades(answer.query());
        return answer.placed().stream()
                .limit(SHOWN)
                .map(one -> new Calibration.Judged(
                        one.probability(),
                        grades.getOrDefault(evaluation.id(one.paper().key()), 0.0) > 0))
                .toList();
    }

    private static <T> double share(Collection<T> all, Predicate<T> which) {
        return all.isEmpty() ? Double.NaN : (double) all.stream().filter(which).count() / all.size();
    }

    /** The mean over all queries, with its interval. */
    public Interval interval(By by, ToDoubleFunction<Measures> measure) {
        return Interval.of(values(by, measure), random());
    }

    /** The mean gain of everything over one part alone, query by query. */
    public Interval gain(By over, ToDoubleFunction<Measures> measure) {
        var all = values(By.ALL, measure);
        var part = values(over, measure);
        var gains = new double[all.length];
        for (int i = 0; i < gains.length; i++) {
            gains[i] = all[i] - part[i];
        }
        return Interval.of(gains, random());
    }

    private double[] values(By by, ToDoubleFunction<Measures> measure) {
        var found = measures.getOrDefault(by, Map.of());
        return queries.stream()
                .flatMap(query -> Stream.ofNullable(found.get(query.id())))
                .mapToDouble(measure)
                .toArray();
    }

    /** Always the same, so that the same answers give the same intervals. */
    private static RandomGenerator random() {
        return new SplittableRandom(SEED);
    }
}
