package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import dev.paperboy.papers.Tex;
import java.util.List;

/**
 * What a paper says, as people read it, and taken apart.
 *
 * @param title without TeX
 * @param body the abstract without TeX; may be empty
 * @param titleTerms the title's words
 * @param bodyTerms the abstract's words
 */
record PaperText(String title, String body, List<Analysis.Term> titleTerms, List<Analysis.Term> bodyTerms) {

    static PaperText of(Paper paper, Analysis analysis) {
        var title = Tex.toUnicode(paper.title());
        var body = Tex.toUnicode(paper.abstractText());
        return new PaperText(title, body, analysis.terms(title), analysis.terms(body));
    }

    /** What a paper is embedded as. */
    static String toEmbed(Paper paper) {
        return (Tex.toUnicode(paper.title()) + ". " + Tex.toUnicode(paper.abstractText())).strip();
    }

    /** The same with both forms of each abbreviation; not for people. */
    PaperText bothForms(Glossary glossary, Analysis analysis) {
        var bothTitle = glossary.bothForms(title);
        var bothBody = glossary.bothForms(body);
        return new PaperText(bothTitle, bothBody, analysis.terms(bothTitle), analysis.terms(bothBody));
    }

    /** The sentences of the abstract. */
    static List<String> sentences(Paper paper) {
        return Sentences.of(Tex.toUnicode(paper.abstractText()));
    }
}
