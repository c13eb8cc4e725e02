package dev.paperboy.matching;

import dev.paperboy.matching.Ranker.Wanted;
import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Byline;
import dev.paperboy.topics.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the papers of a shelf that fit a topic, best first. Safe for several threads. */
final class Fits {

    private final Shelf shelf;
    private final Ranker ranker;
    private final CommonWords common;
    private final Analysis analysis;
    private final Map<Integer, Words> words = new ConcurrentHashMap<>();

    Fits(Shelf shelf, CommonWords common, Analysis analysis) {
        this.shelf = shelf;
        this.ranker = new Ranker(shelf);
        this.common = common;
        this.analysis = analysis;
    }

    /** @param vector of the topic */
    List<Fit> of(Topic topic, float[] vector) {
        var fits = new ArrayList<Fit>();
        var relevances = relevances(topic, scores(topic, vector, Taste.NONE, Ranking.By.ALL));
        for (int i = 0; i < shelf.papers().size(); i++) {
            int text = shelf.textOf().get(i);
            if (passes(topic, relevances.get(text), shelf.bylines().get(i), shelf.texts().get(text))) {
                fits.add(new Fit(shelf.papers().get(i), shelf.bylines().get(i), text, relevances.get(text)));
            }
        }
        // Without words there is nothing to compare papers with, and attention alone decides.
        fits.sort(topic.question().isEmpty() ? Fit.TRENDING_FIRST : Fit.BEST_FIRST);
        return fits;
    }

    /** One for each text to choose from. */
    float[] scores(Topic topic, float[] vector, Taste taste, Ranking.By by) {
        var question = Question.of(topic, analysis, common);
        return ranker.scores(new Wanted(question.weights(), vector, taste), Weights.of(by));
    }

    /** @param scores one for each text to choose from */
    List<Relevance> relevances(Topic topic, float[] scores) {
        var question = Question.of(topic, analysis, common);
        var field = Relevance.Field.of(scores);
        var relevances = new ArrayList<Relevance>();
        for (int i = 0; i < scores.length; i++) {
            relevances.add(relevance(question, scores[i], field, i));
        }
        return relevances;
    }

    private Relevance relevance(Question question, float score, Relevance.Field field, int text) {
        var occurring = words.computeIfAbsent(
                text, place -> new Words(shelf.bothForms().get(place)));
        return new Relevance(
                score,
                field.standing(score),
                question.share(occurring, shelf.index()::idf),
                question.adjacent(occurring, shelf.index()::idf));
    }

    /** Who only gives conditions gets all papers that meet them: there is nothing to doubt. */
    private boolean passes(Topic topic, Relevance relevance, Byline byline, PaperText text) {
        return (topic.about().isEmpty() || relevance.probability() >= Relevance.FLOOR)
                && topic.admits(phrase -> text.contains(phrase, analysis), byline);
    }

    /**
     * A paper that is above the floor.
     *
     * @param text its place among the shelf's texts
     */
    record Fit(Paper paper, Byline byline, int text, Relevance relevance) {

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
