package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import dev.paperboy.papers.Tex;
import dev.paperboy.topics.Byline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Papers made ready for matching: those to choose from, and behind them earlier ones, which tell how rare a word is and what resembles
 * what. Papers that say the same but for white space and capitals are one text, so that a second report of a paper changes nothing.
 *
 * @param papers to choose from, one for each key, in an order that does not depend on how they came
 * @param bylines their authors and categories
 * @param texts the different texts, as the first paper of each has it: those of the papers in their order, then those of the earlier ones
 * @param textOf for each paper the place of its text
 * @param choices how many of the texts belong to papers to choose from
 * @param bothForms the texts with both forms of each abbreviation, see {@link Glossary}
 * @param index of these
 * @param vectors of all texts
 * @param middle of the vectors, see {@link Background}
 * @param directions the vectors seen from the middle
 * @param damping of what these have in common
 * @param neighbours of the texts to choose from
 */
record Shelf(
        List<Paper> papers,
        List<Byline> bylines,
        List<PaperText> texts,
        List<Integer> textOf,
        int choices,
        List<PaperText> bothForms,
        LexicalIndex index,
        List<float[]> vectors,
        float[] middle,
        List<float[]> directions,
        Damping damping,
        Neighbours neighbours) {

    /** What resembles a paper is at least so much like it, however unlike it the others are. */
    private static final double ALIKE = 0.3;

    /** So many papers tell how much most are like another one. */
    private static final int SAMPLE = 200;

    /** Fewer papers do not tell it. */
    private static final int FEW = 40;

    /** Of two records of one row the one with more attention is the newer. */
    private static final Comparator<Paper> NEWER = Comparator.<Paper>comparingInt(
                    paper -> paper.signals().upvotes().orElse(-1))
            .thenComparingInt(paper -> paper.signals().comments().orElse(-1))
            .thenComparing(Paper::title);

    /**
     * @param papers to choose from
     * @param earlier may hold some of the same papers
     * @param vectors gives the vectors of papers by their key
     */
    static Shelf of(
            Collection<Paper> papers,
            Collection<Paper> earlier,
            Function<Collection<Paper>, Map<Long, float[]>> vectors,
            Analysis analysis,
            Abbreviations abbreviations,
            Background background) {
        var toChoose = distinct(papers);
        var behind = distinct(earlier);
        toChoose.keySet().forEach(behind::remove);
        var places = new HashMap<PaperText, Integer>();
        var firsts = new ArrayList<First>();
        var textOf = place(toChoose.values(), places, firsts);
        int choices = places.size();
        place(behind.values(), places, firsts);
        var texts = firsts.stream().map(First::text).toList();
        var found = vectors.apply(firsts.stream().map(First::paper).toList());
        var whole = firsts.stream()
                .map(first -> found.getOrDefault(first.paper().key(), new float[2 * TwoModels.SIZE]))
                .toList();
        var bothForms = bothForms(texts, abbreviations);
        var middle = background.middle(whole);
        var directions =
                whole.stream().map(vector -> Direction.from(middle, vector)).toList();
        return new Shelf(
                List.copyOf(toChoose.values()),
                toChoose.values().stream().map(Shelf::byline).toList(),
                texts,
                textOf,
                choices,
                bothForms,
                new LexicalIndex(bothForms, analysis),
                whole,
                middle,
                directions,
                Damping.of(directions),
                Neighbours.of(directions, choices));
    }

    /** How much a text is like each of those to choose from: the mean of both models' cosines, seen from the middle of all. */
    float[] likenesses(int text) {
        var likenesses = new float[choices];
        for (int i = 0; i < choices; i++) {
            likenesses[i] = Direction.product(directions.get(text), directions.get(i)) / 2;
        }
        return likenesses;
    }

    /**
     * How much a paper must be like another one for a reader to agree that it resembles it: more than nineteen of twenty papers at hand,
     * which may all be of one field, are like the other.
     *
     * @param direction of the other paper, which need not be on the shelf
     */
    double resembling(float[] direction) {
        int step = 1 + (directions.size() - 1) / SAMPLE;
        var likenesses = IntStream.range(0, directions.size())
                .filter(i -> i % step == 0)
                .mapToDouble(i -> Direction.product(direction, directions.get(i)) / 2)
                .sorted()
                .toArray();
        return likenesses.length < FEW ? ALIKE : Math.max(ALIKE, likenesses[likenesses.length * 19 / 20]);
    }

    private static Byline byline(Paper paper) {
        return new Byline(paper.authors().stream().map(Tex::toUnicode).toList(), paper.categories());
    }

    private static TreeMap<Long, Paper> distinct(Collection<Paper> papers) {
        var byKey = new TreeMap<Long, Paper>();
        papers.forEach(
                paper -> byKey.merge(paper.key(), paper, (one, other) -> NEWER.compare(one, other) >= 0 ? one : other));
        return byKey;
    }

    private static List<Integer> place(Collection<Paper> papers, Map<PaperText, Integer> places, List<First> firsts) {
        var textOf = new ArrayList<Integer>();
        for (var paper : papers) {
            var text = PaperText.of(paper);
            var wording = text.wording();
            if (places.putIfAbsent(wording, places.size()) == null) {
                firsts.add(new First(paper, text));
            }
            textOf.add(places.getOrDefault(wording, 0));
        }
        return textOf;
    }

    /** The first paper of those that say the same. */
    private record First(Paper paper, PaperText text) {}

    private static List<PaperText> bothForms(List<PaperText> texts, Abbreviations abbreviations) {
        var glossary =
                new Glossary(abbreviations, texts.stream().map(PaperText::body).toList());
        return texts.stream().map(text -> text.bothForms(glossary)).toList();
    }
}
