package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Byline;
import dev.paperboy.topics.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the papers of a day that fit a topic, best first. */
final class Scorer {

    private final Day day;
    private final List<PaperVectors> directions;
    private final LexicalIndex index;
    private final CommonWords common;
    private final Analysis analysis;
    private final List<Words> words;

    /** @param directions of the day's texts, see {@link PaperVectors#from} */
    Scorer(Day day, List<PaperVectors> directions, LexicalIndex index, CommonWords common, Analysis analysis) {
        this.day = day;
        this.directions = directions;
        this.index = index;
        this.common = common;
        this.analysis = analysis;
        this.words = day.bothForms().stream().map(Words::new).toList();
    }

    List<Fit> fits(Topic topic, float[] direction) {
        var traits = traits(Question.of(topic, analysis, common), direction);
        var field = Traits.Field.of(traits);
        var fits = new ArrayList<Fit>();
        for (int i = 0; i < day.papers().size(); i++) {
            int text = day.textOf().get(i);
            var relevance = Relevance.of(traits.get(text), field);
            if (passes(topic, relevance, day.bylines().get(i), day.texts().get(text))) {
                fits.add(new Fit(day.papers().get(i), day.bylines().get(i), text, relevance));
            }
        }
        // Without words there is nothing to compare papers with, and attention alone decides.
        fits.sort(topic.question().isEmpty() ? Fit.TRENDING_FIRST : Fit.BEST_FIRST);
        return fits;
    }

    /** Of each text of the day. */
    List<Traits> traits(Question question, float[] direction) {
        var lexical = index.scores(question.weights());
        var traits = new ArrayList<Traits>();
        for (int i = 0; i < words.size(); i++) {
            traits.add(new Traits(
                    Background.nearness(direction, directions.get(i).whole()),
                    directions.get(i).passage(direction),
                    question.share(words.get(i), index::idf),
                    lexical[i],
                    question.adjacent(words.get(i), index::idf)));
        }
        return traits;
    }

    /** Who only gives conditions gets all papers that meet them: there is nothing to doubt. */
    private boolean passes(Topic topic, Relevance relevance, Byline byline, PaperText text) {
        return (topic.about().isEmpty() || relevance.probability() >= Relevance.FLOOR)
                && topic.admits(phrase -> text.contains(phrase, analysis), byline);
    }

    /**
     * A paper that is above the floor.
     *
     * @param text its place among the day's texts
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
