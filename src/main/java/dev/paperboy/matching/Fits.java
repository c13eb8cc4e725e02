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
     * @param floor the probability of fitting below which a paper is left out
     */
    List<Fit> of(Topic topic, float[] vector, double floor) {
        var fits = new ArrayList<Fit>();
        var scores = scores(parts(topic, vector, Taste.NONE), Weights.LEARNT);
        var likeness = likeness(vector);
        var phrases = new HashMap<String, Phrase>();
        for (int i = 0; i < shelf.papers().size(); i++) {
            int text = shelf.textOf().get(i);
            var relevance = new Relevance(scores[text], likeness[text]);
            // Who only gives conditions gets all papers that meet them: there is nothing to doubt.
            var probability = topic.about().isEmpty() ? 1 : relevance.probability();
            var byline = shelf.bylines().get(i);
            if (probability >= floor && topic.admits(phrase -> occurs(phrase, phrases, text), byline)) {
                fits.add(new Fit(shelf.papers().get(i), topic.question().isEmpty() ? 0 : relevance.fit(), probability));
            }
        }
        fits.sort(Fit.BEST_FIRST);
        return fits;
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

    /** The same without what was liked. */
    float[] fit(Ranker.Parts parts, Weights weights) {
        return ranker.fit(parts, weights);
    }

    /** How near each text to choose from is to a topic, see {@link Ranker#likeness}. */
    float[] likeness(float[] vector) {
        return ranker.likeness(vector, Weights.LEARNT);
    }

    /** The stems of a text as it was written. */
    Taste.Stems stems(int text) {
        return Taste.Stems.of(shelf.texts().get(text).stems(analysis));
    }

    /** How much a paper becomes likelier that is more to the taste than others, as the logarithm of the odds for each unit of it. */
    private static final double TASTE = 0.06;

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
        // To find it takes time, and only of what may be shown it is ever asked.
        var like = liking[text] >= 0 && probability >= floor
                ? taste.nearestLiked(match.paper(), shelf.directions().get(text), shelf.middle())
                        .filter(near -> near.likeness() >= taste.resembling(this, near, shelf::resembling))
                        .map(near -> near.paper().title())
                        .orElse("")
                : "";
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
     */
    record Fit(Paper paper, double score, double probability) {

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
