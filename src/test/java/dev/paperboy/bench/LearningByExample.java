package dev.paperboy.bench;

import dev.paperboy.evaluation.Evaluation;
import dev.paperboy.evaluation.KeptVectors;
import dev.paperboy.evaluation.Results;
import dev.paperboy.evaluation.TestCollection;
import dev.paperboy.evaluation.TestCollection.Query;
import dev.paperboy.matching.HybridMatcher;
import dev.paperboy.matching.Matcher;
import dev.paperboy.matching.Ranking.Placed;
import dev.paperboy.matching.TwoModels;
import dev.paperboy.matching.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Learns the regressions of {@code Resembling}: how likely a paper is to fit a topic that is nothing but examples. Arguments: folders of
 * test collections; vectors are kept in {@code target/vectors}. Those whose queries have likes are asked by one, two, three and five of
 * them, without the query's text; foreign to each are the likes of all the others, or where there are none some relevant documents.
 *
 * <p>Prints the regressions, the constant with which 95 % of the foreign topics find nothing on a day at the floor of the service, and
 * for each collection what is silent and what stays then.
 */
final class LearningByExample {

    private static final int[] MANY = {1, 2, 3, 5};
    private static final int QUERIES = 80;
    private static final int FOREIGN = 20;
    private static final int DEPTH = 20;
    private static final int SHOWN = 10;
    private static final int LEARNT_FROM = 100;
    private static final int SOME_DAYS = 6;
    private static final double SILENT = 0.95;

    /** As in {@code Resembling}. */
    private static final double FAINT = 0.1;

    /** A collection whose own queries have likes, with the others' that are foreign to it. */
    private record Home(TestCollection collection, Evaluation evaluation, List<TestCollection> others) {}

    private final List<Home> homes = new ArrayList<>();

    public static void main(String[] folders) throws IOException {
        var learning = new LearningByExample();
        try (var models = new TwoModels()) {
            var all = new ArrayList<TestCollection>();
            for (var folder : folders) {
                all.add(TestCollection.read(Path.of(folder)));
            }
            for (var collection : all) {
                if (collection.queries().stream()
                        .anyMatch(query -> !query.liked().isEmpty())) {
                    learning.add(collection, all, models);
                }
            }
            learning.probability();
        }
    }

    private void add(TestCollection collection, List<TestCollection> all, TwoModels models) throws IOException {
        var vectors = new KeptVectors(models, count -> {});
        for (var one : all) {
            vectors.read(Path.of("target/vectors", one.name()));
        }
        homes.add(new Home(
                collection,
                new Evaluation(collection, new HybridMatcher(models, vectors, List::of)),
                all.stream().filter(other -> !other.equals(collection)).toList()));
        System.out.println("ready: " + collection.name());
    }

    /**
     * A paper that was chosen for a topic of some examples on some day.
     *
     * @param topic which one, and on which day
     */
    private record Chosen(String topic, int examples, int rank, double score, double likeness, boolean relevant) {}

    private void probability() {
        var fits = new Learning.Examples();
        var floors = new Learning.Examples();
        for (var home : homes) {
            var name = home.collection().name();
            own(home, LEARNT_FROM, true).forEach(one -> {
                fits.add(name, one.relevant(), Math.log(FAINT + one.score()));
                floors.add(name, one.relevant(), one.likeness());
            });
            foreign(home, LEARNT_FROM).forEach(one -> floors.add(name, false, one.likeness()));
        }
        Learning.print("fits, by the logarithm of the score", Learning.regression(fits.alike()));
        var floor = Learning.regression(floors.alike());
        Learning.print("fits at all, by likeness to the nearest example", floor);
        var constant = constant(floor[0]);
        System.out.printf(Locale.ROOT, "the constant with which %.0f %% are silent: %.2f%n", 100 * SILENT, constant);
        for (var home : homes) {
            for (int size : new int[] {Results.A_DAY, home.evaluation().size()}) {
                tell(home, size, one -> floor[0] * one.likeness() + constant >= odds());
            }
        }
    }

    private static double odds() {
        return Math.log(Matcher.FLOOR / (1 - Matcher.FLOOR));
    }

    /** With which so many foreign topics find nothing on a day, in whichever collection fewer do. */
    private double constant(double slope) {
        return homes.stream()
                .mapToDouble(home -> {
                    var nearest = nearest(foreign(home, Results.A_DAY), one -> true).values().stream()
                            .sorted()
                            .toList();
                    return odds() - slope * nearest.get((int) Math.ceil(SILENT * nearest.size()) - 1) - 1e-3;
                })
                .min()
                .orElse(0);
    }

    private static Map<String, Double> nearest(Collection<Chosen> chosen, Predicate<Chosen> which) {
        var nearest = new HashMap<String, Double>();
        chosen.stream().filter(which).forEach(one -> nearest.merge(one.topic(), one.likeness(), Math::max));
        return nearest;
    }

    private static void tell(Home home, int size, Predicate<Chosen> stays) {
        var own = own(home, size, false);
        var foreign = foreign(home, size);
        var relevant =
                own.stream().filter(one -> one.relevant() && one.rank() < SHOWN).toList();
        var empty = new HashSet<>(nearest(own, one -> true).keySet());
        own.stream().filter(Chosen::relevant).forEach(one -> empty.remove(one.topic()));
        System.out.printf(
                Locale.ROOT,
                "%s on days of %d: silent on foreign topics %.1f %%, on days without anything relevant %.1f %%; relevant ones among the"
                        + " first ten that stay %.1f %%%n",
                home.collection().name(),
                size,
                100 * silent(foreign, one -> true, stays),
                100 * silent(own, one -> empty.contains(one.topic()), stays),
                100 * share(relevant, stays));
        for (int many : MANY) {
            System.out.printf(
                    Locale.ROOT,
                    "  with %d: silent %.1f %%, stay %.1f %%%n",
                    many,
                    100 * silent(foreign, one -> one.examples() == many, stays),
                    100
                            * share(
                                    relevant.stream()
                                            .filter(one -> one.examples() == many)
                                            .toList(),
                                    stays));
        }
    }

    private static double share(List<Chosen> chosen, Predicate<Chosen> stays) {
        return (double) chosen.stream().filter(stays).count() / chosen.size();
    }

    /** The share of topics, each on each day, of which nothing stays. */
    private static double silent(Collection<Chosen> chosen, Predicate<Chosen> which, Predicate<Chosen> stays) {
        var topics = new HashSet<String>();
        var found = new HashSet<String>();
        chosen.stream().filter(which).forEach(one -> {
            topics.add(one.topic());
            if (stays.test(one)) {
                found.add(one.topic());
            }
        });
        return 1 - (double) found.size() / topics.size();
    }

    /** @param onlyWithNews leave out the days that have nothing relevant for a topic */
    private static Collection<Chosen> own(Home home, int size, boolean onlyWithNews) {
        var evaluation = home.evaluation();
        var queries = some(evaluation.queries(), QUERIES);
        var chosen = new ConcurrentLinkedQueue<Chosen>();
        for (int many : MANY) {
            evaluation.compare(byExample(queries, Query::liked, many), compared -> {
                var query = queries.stream()
                        .filter(one -> one.id().equals(compared.query().id()))
                        .findFirst()
                        .orElseThrow();
                var relevant = new HashSet<String>(query.liked());
                evaluation.grades(query).forEach((id, grade) -> {
                    if (grade > 0) {
                        relevant.add(id);
                    }
                });
                choose(evaluation, compared, many, size, relevant, onlyWithNews, chosen);
            });
        }
        return chosen;
    }

    private static Collection<Chosen> foreign(Home home, int size) {
        var chosen = new ConcurrentLinkedQueue<Chosen>();
        for (var other : home.others()) {
            var queries = some(other.queries(), FOREIGN);
            for (int many : MANY) {
                home.evaluation()
                        .compareForeign(
                                asking(other, byExample(queries, query -> liked(other, query), many)),
                                compared -> choose(home.evaluation(), compared, many, size, Set.of(), false, chosen));
            }
        }
        return chosen;
    }

    private static TestCollection asking(TestCollection collection, List<Query> queries) {
        return new TestCollection(collection.name(), collection.documents(), queries, Map.of(), Map.of());
    }

    /** What somebody likes who asks this. */
    private static List<String> liked(TestCollection collection, Query query) {
        return query.liked().isEmpty()
                ? collection.judgements(query).entrySet().stream()
                        .filter(judged -> judged.getValue() > 0)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList()
                : query.liked();
    }

    private static List<Query> byExample(List<Query> queries, Function<Query, List<String>> liked, int many) {
        return queries.stream()
                .filter(query -> liked.apply(query).size() >= many)
                .map(query -> new Query(query.id(), "", liked.apply(query).subList(0, many)))
                .toList();
    }

    private static List<Query> some(List<Query> all, int most) {
        var queries = new ArrayList<>(all);
        Collections.shuffle(queries, new Random(1));
        return queries.subList(0, Math.min(most, queries.size()));
    }

    private static void choose(
            Evaluation evaluation,
            Evaluation.Compared compared,
            int many,
            int size,
            Set<String> relevant,
            boolean onlyWithNews,
            Queue<Chosen> chosen) {
        int days = Math.max(1, Math.round((float) evaluation.size() / size));
        for (int day = 0; day < days; day += 1 + days / SOME_DAYS) {
            var topic = compared.query().id() + " by " + many + " on " + day + " "
                    + compared.query().liked();
            var best = evaluation.day(compared, Weights.LEARNT, day, days).stream()
                    .limit(DEPTH)
                    .toList();
            Predicate<Placed> fits =
                    one -> relevant.contains(evaluation.id(one.paper().key()));
            if (!onlyWithNews || best.stream().anyMatch(fits)) {
                IntStream.range(0, best.size()).forEach(rank -> {
                    var one = best.get(rank);
                    chosen.add(new Chosen(topic, many, rank, one.score(), one.likeness(), fits.test(one)));
                });
            }
        }
    }
}
