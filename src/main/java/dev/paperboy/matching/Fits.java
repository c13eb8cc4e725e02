package dev.paperboy.matching;

import dev.paperboy.matching.Occurring.Phrase;
import dev.paperboy.matching.Ranker.Wanted;
import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Byline;
import dev.paperboy.topics.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Finds the papers of a shelf that fit a topic, best first. Safe for several threads. */
final class Fits {

    private final Shelf shelf;
    private final Ranker ranker;
    private final CommonWords common;
    private final Analysis analysis;
    private final Map<Integer, Occurring> occurring = new ConcurrentHashMap<>();
    private final Map<Long, Integer> places = new HashMap<>();
    /** Of each text that somebody asked about to all to choose from; two threads that ask at once make the same. */
    private final AtomicReferenceArray<float[]> likenesses;

    Fits(Shelf shelf, CommonWords common, Analysis analysis) {
        this.shelf = shelf;
        this.ranker = new Ranker(shelf);
        this.common = common;
        this.analysis = analysis;
        this.likenesses = new AtomicReferenceArray<>(shelf.choices());
        for (int i = 0; i < shelf.papers().size(); i++) {
            places.put(shelf.papers().get(i).key(), i);
        }
    }

    /**
     * @param vector of the topic
     * @param examples of the topic, as far as they are known
     * @param floor the probability of fitting below which a paper is left out
     */
    List<Fit> of(Topic topic, float[] vector, Taste examples, double floor) {
        if (topic.isByExample() && examples.isNone()) {
            // Nothing says any more what is wanted; the conditions alone would bring whatever meets them.
            return List.of();
        }
        var fits = new ArrayList<Fit>();
        var parts = parts(topic, vector, examples);
        var weighed = weighed(topic, vector, examples, parts, Weights.LEARNT);
        if (!examples.isNone()) {
            // What it learns on the way of what resembles an example is learnt once.
            examples.liking(this, weighed::liking);
        }
        var phrases = new HashMap<String, Phrase>();
        for (int i = 0; i < shelf.papers().size(); i++) {
            int text = shelf.textOf().get(i);
            var paper = shelf.papers().get(i);
            // Who only gives conditions gets all papers that meet them: there is nothing to doubt.
            var probability = topic.about().isEmpty() && !topic.isByExample() ? 1 : weighed.probability(text);
            var byline = shelf.bylines().get(i);
            if (probability >= floor
                    && !examples.has(paper)
                    && topic.admits(phrase -> occurs(phrase, phrases, text), byline)) {
                fits.add(new Fit(
                        paper,
                        topic.namesNoSubject() ? 0 : weighed.fit(text),
                        probability,
                        weighed.hasExamples() && weighed.liking()[text] > 0 ? nearest(examples, paper, text) : ""));
            }
        }
        fits.sort(Fit.BEST_FIRST);
        return fits;
    }

    /** What speaks for each text to choose from, weighed, for the service and for measuring alike. */
    Weighed weighed(Topic topic, float[] vector, Taste examples, Ranker.Parts parts, Weights weights) {
        var byExample = topic.about().isBlank() && !examples.isNone();
        var words = ranker.fit(parts, weights);
        var liking = ranker.liking(parts, weights);
        var likeness = byExample ? ranker.likeness(examples, Weights.LEARNT) : ranker.likeness(vector, Weights.LEARNT);
        return new Weighed(Ranker.sum(words, liking), words, liking, likeness, byExample);
    }

    /**
     * How well each text fits a topic.
     *
     * @param scores what papers are ordered by
     * @param words what the topic's words come to alone
     * @param liking what its examples come to alone; empty if it has none
     * @param likeness to the topic's words, or, if it has none, to the nearest of its examples; see {@link Ranker#likeness}
     * @param byExample whether nothing is asked in words
     */
    record Weighed(float[] scores, float[] words, float[] liking, float[] likeness, boolean byExample) {

        boolean hasExamples() {
            return liking.length > 0;
        }

        /** That it fits at all; with words it is that of the words. */
        double probability(int text) {
            return byExample
                    ? new Resembling(scores[text], likeness[text]).probability()
                    : new Relevance(words[text], likeness[text]).probability();
        }

        /** See {@link Match#score}. */
        double fit(int text) {
            return hasExamples()
                    ? new Resembling(scores[text], likeness[text]).fit()
                    : new Relevance(scores[text], likeness[text]).fit();
        }
    }

    /** The title of the liked paper that another resembles more than most papers do; empty if there is none. */
    private String nearest(Taste taste, Paper paper, int text) {
        return taste.nearestLiked(paper, shelf.directions().get(text), shelf.middle())
                .filter(near -> near.likeness() >= taste.resembling(this, near, shelf::resembling))
                .map(near -> near.paper().title())
                .orElse("");
    }

    private boolean occurs(String typed, Map<String, Phrase> phrases, int text) {
        var phrase = phrases.computeIfAbsent(typed, words -> Phrase.of(words, analysis));
        return occurring
                .computeIfAbsent(text, place -> new Occurring(shelf.texts().get(place), analysis))
                .has(phrase);
    }

    /** What speaks for each text of the shelf. */
    Ranker.Parts parts(Topic topic, float[] vector, Taste taste) {
        var question = Question.of(topic, analysis, common);
        return ranker.parts(new Wanted(question.weights(), vector, taste));
    }

    /** One for each text to choose from. */
    float[] scores(Ranker.Parts parts, Weights weights) {
        return ranker.scores(parts, weights);
    }

    /** How much a paper becomes likelier that is more to the taste than others, as the logarithm of the odds for each unit of it. */
    private static final double TASTE = 0.06;

    /** What a reader likes, as it speaks for a topic of examples; see {@link Taste#about(Taste, float[])}. */
    Taste about(Taste taste, Taste examples) {
        return taste.about(examples, shelf.middle());
    }

    List<Match> inTaste(List<Match> matches, Taste taste, double floor) {
        if (taste.isNone() || matches.isEmpty()) {
            return matches;
        }
        var liking = taste.liking(this, () -> ranker.taste(taste, Weights.LEARNT));
        // The first may be a little less likely than the next, if it has more attention.
        var best = matches.stream().mapToDouble(Match::probability).max().orElse(0);
        return matches.stream()
                .map(match ->
                        tasted(match, liking, taste, match.probability() == best ? Math.min(best, floor) : 0, floor))
                .sorted(Comparator.comparingDouble((Match match) -> -match.score())
                        .thenComparing(match -> -match.paper().signals().trend())
                        .thenComparingLong(match -> match.paper().key()))
                .toList();
    }

    /** @param least what the probability does not go below */
    private Match tasted(Match match, float[] liking, Taste taste, double least, double floor) {
        var text = textOf(match.paper());
        if (text < 0) {
            return match;
        }
        var gain = TASTE * liking[text];
        var probability = match.probability() < 1
                ? 1 / (1 + Math.exp(-gain) * (1 - match.probability()) / match.probability())
                : match.probability();
        var example = match.evidence().resembles();
        // To find it takes time, and only of what may be shown it is ever asked.
        var like = example.isEmpty() && liking[text] >= 0 && probability >= floor
                ? nearest(taste, match.paper(), text)
                : example;
        return new Match(
                match.paper(),
                match.topic(),
                match.score() + gain,
                Math.max(probability, least),
                match.evidence().resembling(like));
    }

    /** See {@link Matcher.Prepared#likeness}; papers of other days are like nothing here. */
    double likeness(Paper one, Paper other) {
        var first = textOf(one);
        var second = textOf(other);
        if (first < 0 || second < 0) {
            return one.key() == other.key() ? 1 : 0;
        }
        var row = likenesses.get(first);
        if (row == null) {
            row = shelf.likenesses(first);
            likenesses.set(first, row);
        }
        return row[second];
    }

    /** Where a paper stands; empty if it is not one of these. */
    Optional<Place> find(Paper paper) {
        return Optional.ofNullable(places.get(paper.key()))
                .map(place -> new Place(
                        paper, shelf.bylines().get(place), shelf.textOf().get(place)));
    }

    /**
     * A paper on the shelf.
     *
     * @param text its place among the shelf's texts
     */
    record Place(Paper paper, Byline byline, int text) {}

    private int textOf(Paper paper) {
        var place = places.get(paper.key());
        return place == null ? -1 : shelf.textOf().get(place);
    }

    /**
     * A paper that is above the floor.
     *
     * @param score see {@link Match}
     * @param resembles the title of the topic's example that it resembles; else empty
     */
    record Fit(Paper paper, double score, double probability, String resembles) {

        /** How differently two papers must fit before the one with more attention may not go first. */
        private static final double TIE = 0.25;

        /** Attention decides between equals; the row's number, which never changes, where there is none. */
        static final Comparator<Fit> BEST_FIRST = Comparator.<Fit>comparingLong(fit -> -Math.round(fit.score() / TIE))
                .thenComparingDouble(fit -> -fit.paper().signals().trend())
                .thenComparingInt(fit -> -fit.paper().signals().upvotes().orElse(0))
                .thenComparingInt(fit -> -fit.paper().signals().comments().orElse(0))
                .thenComparingDouble(fit -> -fit.score())
                .thenComparingLong(fit -> fit.paper().key());
    }
}
