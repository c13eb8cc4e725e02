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
    private final Vocabulary vocabulary = new Vocabulary();
    private final List<Words> words;
    private final Map<Integer, Occurring> occurring = new ConcurrentHashMap<>();
    private final Map<Long, Integer> places = new HashMap<>();
    /** Of each text that somebody asked about to all to choose from; two threads that ask at once make the same. */
    private final AtomicReferenceArray<float[]> likenesses;

    Fits(Shelf shelf, CommonWords common, Analysis analysis) {
        this.shelf = shelf;
        this.ranker = new Ranker(shelf);
        this.common = common;
        this.analysis = analysis;
        // All at once, so that the vocabulary is whole before the first question is looked up in it.
        this.words = shelf.bothForms().subList(0, shelf.choices()).parallelStream()
                .map(text -> Words.of(text.stems(analysis), vocabulary))
                .toList();
        this.likenesses = new AtomicReferenceArray<>(shelf.choices());
        for (int i = 0; i < shelf.papers().size(); i++) {
            places.put(shelf.papers().get(i).key(), i);
        }
    }

    /**
     * @param vector of the topic
     * @param floor the probability of fitting below which a paper is left out
     */
    List<Fit> of(Topic topic, float[] vector, double floor) {
        var fits = new ArrayList<Fit>();
        var relevances = relevances(topic, vector, scores(topic, vector, Taste.NONE, Weights.LEARNT));
        var phrases = new HashMap<String, Phrase>();
        for (int i = 0; i < shelf.papers().size(); i++) {
            int text = shelf.textOf().get(i);
            var relevance = relevances.get(text);
            // Who only gives conditions gets all papers that meet them: there is nothing to doubt.
            var probability = topic.about().isEmpty() ? 1 : relevance.probability();
            var byline = shelf.bylines().get(i);
            if (probability >= floor && topic.admits(phrase -> occurs(phrase, phrases, text), byline)) {
                fits.add(new Fit(shelf.papers().get(i), byline, text, relevance, probability));
            }
        }
        // Without words there is nothing to compare papers with, and attention alone decides.
        fits.sort(topic.question().isEmpty() ? Fit.TRENDING_FIRST : Fit.BEST_FIRST);
        return fits;
    }

    private boolean occurs(String typed, Map<String, Phrase> phrases, int text) {
        var phrase = phrases.computeIfAbsent(typed, words -> Phrase.of(words, analysis));
        return occurring
                .computeIfAbsent(text, place -> new Occurring(shelf.texts().get(place), analysis))
                .has(phrase);
    }

    /** One for each text to choose from. */
    float[] scores(Topic topic, float[] vector, Taste taste, Weights weights) {
        var question = Question.of(topic, analysis, common);
        return ranker.scores(new Wanted(question.weights(), vector, taste), weights);
    }

    /** @param scores one for each text to choose from */
    List<Relevance> relevances(Topic topic, float[] vector, float[] scores) {
        var question = Question.of(topic, analysis, common);
        var coverage = question.coverage(shelf.index()::idf, vocabulary);
        var likeness = ranker.likeness(vector, Weights.LEARNT);
        var relevances = new ArrayList<Relevance>();
        for (int i = 0; i < scores.length; i++) {
            relevances.add(relevance(coverage, scores[i], likeness[i], i));
        }
        return relevances;
    }

    private Relevance relevance(Question.Coverage coverage, float score, float likeness, int text) {
        return new Relevance(score, likeness, coverage.adjacent(words.get(text)));
    }

    /** The stems of a text as it was written. */
    Taste.Stems stems(int text) {
        return Taste.Stems.of(shelf.texts().get(text).stems(analysis));
    }

    /** How much a paper becomes likelier that is more to the taste than others, as the logarithm of the odds for each unit of it. */
    private static final double TASTE = 0.4;

    List<Match> inTaste(List<Match> matches, Taste taste, double floor) {
        if (taste.isNone() || matches.isEmpty()) {
            return matches;
        }
        var liking = taste.liking(this, () -> beyondAverage(ranker.taste(taste, Weights.LEARNT), taste));
        // The first may be a little less likely than the next, if it has more attention.
        var best = matches.stream().mapToDouble(Match::score).max().orElse(0);
        return matches.stream()
                .map(match -> tasted(match, liking, taste, match.score() == best ? Math.min(best, floor) : 0, floor))
                .sorted(Comparator.comparingDouble((Match match) -> -match.score())
                        .thenComparing(match -> -match.paper().signals().trend())
                        .thenComparingLong(match -> match.paper().key()))
                .toList();
    }

    /** So many papers say nothing of what all share: of two, both may resemble what was liked. */
    private static final int FEW = 3;

    /**
     * What is left of each paper's liking without what all share that the reader did not rate: whoever likes five papers on language is not told that
     * all on language are likelier to fit, or the floor would mean nothing. A liking never turns into its opposite.
     */
    private float[] beyondAverage(float[] liking, Taste taste) {
        double sum = 0;
        int count = FEW;
        for (int i = 0; i < shelf.papers().size(); i++) {
            if (!taste.rates(shelf.papers().get(i))) {
                sum += liking[shelf.textOf().get(i)];
                count++;
            }
        }
        var average = (float) (sum / count);
        var beyond = new float[liking.length];
        for (int i = 0; i < beyond.length; i++) {
            beyond[i] = average > 0 && liking[i] > 0
                    ? Math.max(0, liking[i] - average)
                    : average < 0 && liking[i] < 0 ? Math.min(0, liking[i] - average) : liking[i];
        }
        return beyond;
    }

    /** @param least what the probability does not go below */
    private Match tasted(Match match, float[] liking, Taste taste, double least, double floor) {
        var text = textOf(match.paper());
        if (text < 0 || match.score() >= 1) {
            return match;
        }
        var odds = Math.log(match.score() / (1 - match.score())) + TASTE * liking[text];
        var score = 1 / (1 + Math.exp(-odds));
        // To find it takes time, and only of what may be shown it is ever asked.
        var like = liking[text] > 0 && score >= floor
                ? taste.nearestLiked(match.paper(), shelf.directions().get(text), shelf.middle())
                        .filter(near -> near.likeness() >= taste.resembling(this, near, shelf::resembling))
                        .map(near -> near.paper().title())
                        .orElse("")
                : "";
        return new Match(
                match.paper(),
                match.topic(),
                Math.max(score, least),
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
     * @param text its place among the shelf's texts
     */
    record Fit(Paper paper, Byline byline, int text, Relevance relevance, double probability) {

        /** What trends most; the row's number, which never changes, where nothing was counted. */
        static final Comparator<Fit> TRENDING_FIRST = Comparator.<Fit>comparingDouble(
                        fit -> -fit.paper().signals().trend())
                .thenComparingInt(fit -> -fit.paper().signals().upvotes().orElse(0))
                .thenComparingInt(fit -> -fit.paper().signals().comments().orElse(0))
                .thenComparingLong(fit -> fit.paper().key());

        /** Attention decides between equals; the row's number, which never changes, where there is none. */
        static final Comparator<Fit> BEST_FIRST = Comparator.<Fit>comparingLong(
                        fit -> -fit.relevance().rank())
                .thenComparingDouble(fit -> -fit.paper().signals().trend())
                .thenComparingInt(fit -> -fit.paper().signals().upvotes().orElse(0))
                .thenComparingInt(fit -> -fit.paper().signals().comments().orElse(0))
                .thenComparingDouble(fit -> -fit.relevance().odds())
                .thenComparingLong(fit -> fit.paper().key());
    }
}
