package dev.paperboy.delivery;

import dev.paperboy.delivery.DigestView.Footer;
import dev.paperboy.delivery.DigestView.Masthead;
import dev.paperboy.delivery.DigestView.PaperBlock;
import dev.paperboy.delivery.DigestView.PaperView;
import dev.paperboy.delivery.DigestView.SectionView;
import dev.paperboy.digest.Digest;
import dev.paperboy.digest.Pick;
import dev.paperboy.matching.Examples;
import dev.paperboy.matching.Piece;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.subscribers.Links;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Wishes;
import io.quarkus.qute.Engine;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns a digest into what its mail says. */
@Singleton
final class DigestViews {

    private static final int LONGEST_TOPIC = 160;
    private static final int LONGEST_TITLE = 260;
    private static final int AUTHORS = 4;
    private static final int LONGEST_NAME = 60;

    private final Links links;
    private final Sender sender;
    private final ExampleNames names;
    private final Blocks blocks;

    DigestViews(Links links, Sender sender, Examples examples, Engine templates) {
        this.links = links;
        this.sender = sender;
        this.names = new ExampleNames(examples);
        this.blocks = new Blocks(templates);
    }

    DigestView of(Digest stored) {
        var digest = names.in(stored);
        return new DigestView(
                new Masthead(sender.organisation(), links.at("").toString(), Wording.date(digest.issueDate())),
                Wording.subject(digest),
                Wording.preheader(digest),
                Wording.headline(digest),
                Wording.lead(digest),
                sections(digest),
                "",
                more(digest, 0),
                links.at("days/" + newestDay(digest)).toString(),
                StatusLines.of(digest.reports()),
                footer(digest.subscriber()));
    }

    /** The same with the first papers only; the others are counted, and to be found on the web. */
    DigestView shortened(DigestView whole, Digest digest, int papers) {
        var unshown = digest.size() - papers;
        return new DigestView(
                whole.masthead(),
                whole.subject(),
                whole.preheader(),
                whole.headline(),
                whole.lead(),
                whole.sections().stream()
                        .map(section -> section.until(papers))
                        .filter(section -> !section.papers().isEmpty())
                        .toList(),
                unshown + " more did not fit into this mail.",
                more(digest, unshown),
                whole.moreLink(),
                whole.status(),
                whole.footer());
    }

    private List<SectionView> sections(Digest digest) {
        var sections = new ArrayList<SectionView>();
        var token = links.tasteToken(digest.subscriber());
        var number = 1;
        for (var section : digest.sections()) {
            var papers = new ArrayList<PaperBlock>();
            for (var pick : section.picks()) {
                papers.add(paper(digest, pick, number++, token));
            }
            var heading = section.isNextDoor() ? "One from next door" : Wording.heading(section.topic(), LONGEST_TOPIC);
            sections.add(new SectionView(heading, Wording.papers(papers.size()), papers));
        }
        return sections;
    }

    private PaperBlock paper(Digest digest, Pick pick, int number, String token) {
        return blocks.of(digest.issueDate(), pick, number, token, open -> paper(pick, number, open));
    }

    private PaperView paper(Pick pick, int number, String token) {
        var paper = pick.match().paper();
        var name = paper.id().toString();
        return new PaperView(
                number,
                Shown.line(paper.title(), LONGEST_TITLE),
                Shown.followable(paper.link()).map(URI::toASCIIString).orElseGet(() -> links.paper(name)
                        .toString()),
                authors(paper.authors()),
                facts(paper),
                passage(pick),
                Wording.why(pick),
                pick.late() ? "Late: announced on " + Wording.shortDate(paper.day()) : "",
                links.taste(token, name, true).toString(),
                links.taste(token, name, false).toString());
    }

    private static List<Piece> passage(Pick pick) {
        var evidence = pick.match().evidence();
        return Piece.of(
                Passage.of(pick.match().paper().abstractText(), evidence.sentences()),
                evidence.forms().stream().map(Wording::word).toList());
    }

    private static String authors(List<String> authors) {
        // One name more takes no more room than "and 1 more".
        var shown = authors.size() == AUTHORS + 1 ? AUTHORS + 1 : AUTHORS;
        var names = authors.stream()
                .limit(shown)
                .map(name -> Shown.line(name, LONGEST_NAME))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        return authors.size() > shown ? names + " and " + (authors.size() - shown) + " more" : names;
    }

    private static String facts(Paper paper) {
        var place = Shown.followable(paper.link())
                .map(link -> link.getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", ""));
        var upvotes = paper.signals().upvotes();
        return Stream.of(
                        place,
                        upvotes.isPresent()
                                ? Optional.of(upvotes.getAsInt() == 1 ? "1 upvote" : upvotes.getAsInt() + " upvotes")
                                : Optional.<String>empty())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }

    private static String more(Digest digest, int unshown) {
        var count = digest.leftOut() + unshown;
        return (count == 0 ? "All papers of " : count + " more on the web, among all papers of ")
                + Wording.date(newestDay(digest));
    }

    /** The day whose page continues the mail. */
    private static LocalDate newestDay(Digest digest) {
        return Stream.concat(
                        digest.sections().stream()
                                .flatMap(section -> section.picks().stream())
                                .map(pick -> pick.match().paper().day()),
                        digest.reports().stream()
                                .filter(report -> report.status() == SourceReport.Status.OK)
                                .map(SourceReport::day))
                .max(Comparator.naturalOrder())
                .orElse(digest.issueDate());
    }

    /** Topics as mails show them. */
    List<String> topics(Wishes wishes) {
        return names.in(wishes.topics()).stream()
                .map(topic -> Shown.unlinked(topic.text(), LONGEST_TOPIC))
                .toList();
    }

    Footer footer(Subscriber reader) {
        var zone = reader.wishes().rhythm().zone();
        var since = reader.confirmedAt()
                .map(at -> " on " + Wording.date(at.atZone(zone).toLocalDate()))
                .orElse("");
        var preferences = links.preferences(reader).toString();
        return new Footer(
                "You get this " + Wording.rhythm(reader.wishes().rhythm()) + " because you subscribed to "
                        + sender.organisation() + since + ".",
                preferences,
                preferences + "#pause",
                links.unsubscribe(reader).toString(),
                sender.postalAddress());
    }
}
