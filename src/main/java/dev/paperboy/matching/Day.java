package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import dev.paperboy.papers.Tex;
import dev.paperboy.topics.Byline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * Papers made ready for matching. Papers that say the same are one text, so that a second report of a paper changes no count of
 * words.
 *
 * @param papers one for each key, in an order that does not depend on how they came
 * @param bylines their authors and categories
 * @param texts the different texts, in the order of the papers
 * @param bothForms the texts with both forms of each abbreviation, see {@link Glossary}
 * @param textOf for each paper the place of its text
 */
record Day(
        List<Paper> papers,
        List<Byline> bylines,
        List<PaperText> texts,
        List<PaperText> bothForms,
        List<Integer> textOf) {

    /** Of two records of one row the one with more attention is the newer. */
    private static final Comparator<Paper> NEWER = Comparator.<Paper>comparingInt(
                    paper -> paper.signals().upvotes().orElse(-1))
            .thenComparingInt(paper -> paper.signals().comments().orElse(-1))
            .thenComparing(Paper::title);

    static Day of(Collection<Paper> papers, Analysis analysis, Abbreviations abbreviations) {
        var byKey = new TreeMap<Long, Paper>();
        papers.forEach(
                paper -> byKey.merge(paper.key(), paper, (one, other) -> NEWER.compare(one, other) >= 0 ? one : other));
        var places = new LinkedHashMap<PaperText, Integer>();
        var textOf = new ArrayList<Integer>();
        for (var paper : byKey.values()) {
            var text = PaperText.of(paper, analysis);
            places.putIfAbsent(text, places.size());
            textOf.add(places.getOrDefault(text, 0));
        }
        var texts = List.copyOf(places.keySet());
        return new Day(
                List.copyOf(byKey.values()),
                byKey.values().stream().map(Day::byline).toList(),
                texts,
                bothForms(texts, analysis, abbreviations),
                List.copyOf(textOf));
    }

    private static Byline byline(Paper paper) {
        return new Byline(paper.authors().stream().map(Tex::toUnicode).toList(), paper.categories());
    }

    private static List<PaperText> bothForms(List<PaperText> texts, Analysis analysis, Abbreviations abbreviations) {
        var glossary =
                new Glossary(abbreviations, texts.stream().map(PaperText::body).toList());
        return texts.stream().map(text -> text.bothForms(glossary, analysis)).toList();
    }
}
