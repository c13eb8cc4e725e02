package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Finds the papers of a day that fit a topic, best first. */
final class Scorer {

    private final Day day;
    private final List<float[]> directions;
    private final LexicalIndex index;
    private final CommonWords common;
    private final Abbreviations abbreviations;
    private final Analysis analysis;
    private final List<Set<String>> stems;

    /** @param directions of the day's papers, see {@link Background#from} */
    Scorer(
            Day day,
            List<float[]> directions,
            LexicalIndex index,
            CommonWords common,
            Abbreviations abbreviations,
            Analysis analysis) {
        this.day = day;
        this.directions = directions;
        this.index = index;
        this.common = common;
        this.abbreviations = abbreviations;
        this.analysis = analysis;
        this.stems = day.texts().stream().map(PaperText::stems).toList();
    }

    /** What papers are compared with: the free text, or the words that must occur if there is nothing else. */
    static String question(Topic topic) {
        return topic.about().isEmpty() ? String.join(" ", topic.must()) : topic.about();
    }

    List<Fit> fits(Topic topic, float[] direction) {
        var ways = abbreviations.ways(question(topic)).stream()
                .map(analysis::distinctStems)
                .toList();
        var lexical = ways.stream().map(stems -> index.scores(stems, common)).toList();
        var fits = new ArrayList<Fit>();
        for (int i = 0; i < day.papers().size(); i++) {
            int text = day.textOf().get(i);
            var relevance = new Relevance(
                    Background.nearness(direction, directions.get(i)),
                    best(ways, way -> common.share(way, stems.get(text))),
                    best(lexical, scores -> scores[text]));
            if (passes(topic, relevance, day.texts().get(text))) {
                fits.add(new Fit(day.papers().get(i), day.texts().get(text), relevance));
            }
        }
        fits.sort(Fit.BEST_FIRST);
        return fits;
    }

    private static <T> double best(List<T> ways, ToDoubleFunction<T> score) {
        return ways.stream().mapToDouble(score).max().orElse(0);
    }

    /** Who only gives words that must occur gets all papers with these words: there is nothing to doubt. */
    private boolean passes(Topic topic, Relevance relevance, PaperText text) {
        return (topic.about().isEmpty() || relevance.probability() >= Relevance.FLOOR)
                && topic.must().stream().allMatch(phrase -> text.contains(phrase, analysis))
                && topic.not().stream().noneMatch(phrase -> text.contains(phrase, analysis));
    }

    /** A paper that is above the floor. */
    record Fit(Paper paper, PaperText text, Relevance relevance) {

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
