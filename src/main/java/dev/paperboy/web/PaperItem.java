package dev.paperboy.web;

import dev.paperboy.matching.Evidence;
import dev.paperboy.matching.Match;
import dev.paperboy.matching.Piece;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.Signals;
import dev.paperboy.papers.Tex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A paper as our pages show it: all text readable, none of it escaped yet.
 *
 * @param rank its place in the list, from 1
 * @param authors the first few, the rest as a number
 * @param allAuthors everybody, if {@code authors} leaves somebody out; else empty
 * @param folds whether the abstract is long enough to be folded
 * @param reasons why it fits a topic; empty where no topic was asked for
 * @param named authors and categories that the topic asks for
 * @param resembles the title of the example or liked paper that it resembles; empty if none speaks for it
 * @param liked whether the reader is known to have liked that one; beside a topic with examples it may be one of these
 * @param source where to read it
 */
record PaperItem(
        int rank,
        String title,
        String href,
        String authors,
        String allAuthors,
        String abstractText,
        boolean folds,
        String categories,
        List<String> signals,
        List<Reason> reasons,
        List<String> named,
        String resembles,
        boolean liked,
        Optional<Link> source) {

    private static final int AUTHORS_SHOWN = 6;
    private static final int FOLDED_FROM = 340;

    /** A sentence of the paper that carries a match. */
    record Reason(List<Piece> pieces) {}

    static PaperItem of(Paper paper, int rank) {
        return of(paper, rank, List.of(), Evidence.NONE, false);
    }

    static PaperItem of(Match match, int rank) {
        var liked = match.topic().like().isEmpty();
        return of(match.paper(), rank, reasons(match.evidence()), match.evidence(), liked);
    }

    private static PaperItem of(Paper paper, int rank, List<Reason> reasons, Evidence evidence, boolean liked) {
        var abstractText = Tex.toUnicode(paper.abstractText());
        return new PaperItem(
                rank,
                Tex.toUnicode(paper.title()),
                Hrefs.paper(paper.id()),
                shortened(paper.authors()),
                paper.authors().size() > AUTHORS_SHOWN ? joined(paper.authors()) : "",
                abstractText,
                abstractText.length() > FOLDED_FROM,
                String.join(", ", paper.categories()),
                signals(paper.signals()),
                reasons,
                evidence.named(),
                Tex.toUnicode(evidence.resembles()),
                liked,
                Hrefs.outside(paper.link()));
    }

    private static List<Reason> reasons(Evidence evidence) {
        var words = evidence.forms().stream().map(Tex::toUnicode).toList();
        return evidence.sentences().stream()
                .map(sentence -> new Reason(Piece.of(Tex.toUnicode(sentence), words)))
                .toList();
    }

    private static String shortened(List<String> authors) {
        return authors.size() <= AUTHORS_SHOWN
                ? joined(authors)
                : joined(authors.subList(0, AUTHORS_SHOWN)) + " and " + (authors.size() - AUTHORS_SHOWN) + " more";
    }

    private static String joined(List<String> authors) {
        return Tex.toUnicode(String.join(", ", authors));
    }

    private static List<String> signals(Signals signals) {
        var lines = new ArrayList<String>();
        add(lines, signals.upvotes(), "upvote");
        add(lines, signals.comments(), "comment");
        add(lines, signals.githubStars(), "GitHub star");
        return lines;
    }

    private static void add(List<String> lines, OptionalInt count, String noun) {
        count.ifPresent(n -> lines.add(String.format(Locale.ENGLISH, "%,d %s%s", n, noun, n == 1 ? "" : "s")));
    }
}
