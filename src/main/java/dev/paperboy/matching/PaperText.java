package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import dev.paperboy.papers.Tex;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a paper says, as people read it. The words are taken out when they are asked for: kept, they are ten times as large as the text.
 *
 * @param title without TeX
 * @param body the abstract without TeX; may be empty
 */
record PaperText(String title, String body) {

    private static final Pattern WHITE = Pattern.compile("[\\s\\p{Z}]+");

    static PaperText of(Paper paper) {
        return new PaperText(Tex.toUnicode(paper.title()), Tex.toUnicode(paper.abstractText()));
    }

    /** What a paper is embedded as; without a title, no full stop begins it, which a model takes for a part of what is said. */
    static String toEmbed(Paper paper) {
        var text = of(paper);
        return (text.title().isBlank() ? text.body() : text.title() + ". " + text.body()).strip();
    }

    /** What it says, whatever its white space and capitals: copies of one paper may differ in these. */
    PaperText wording() {
        return new PaperText(wording(title), wording(body));
    }

    private static String wording(String text) {
        return WHITE.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** The same with both forms of each abbreviation; not for people. */
    PaperText bothForms(Glossary glossary) {
        var bothTitle = glossary.bothForms(title);
        var bothBody = glossary.bothForms(body);
        return bothTitle.equals(title) && bothBody.equals(body) ? this : new PaperText(bothTitle, bothBody);
    }

    /** The stems of the title, then those of the abstract, in their order. */
    List<String> stems(Analysis analysis) {
        return Stream.concat(analysis.terms(title).stream(), analysis.terms(body).stream())
                .map(Analysis.Term::stem)
                .toList();
    }

    /** The sentences of the abstract. */
    static List<String> sentences(Paper paper) {
        return Sentences.of(Tex.toUnicode(paper.abstractText()));
    }
}
