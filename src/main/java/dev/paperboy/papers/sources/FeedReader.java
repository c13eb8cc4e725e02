package dev.paperboy.papers.sources;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.UnreadableException;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * Reads any RSS (0.9 to 2.0, RDF) or Atom (0.3, 1.0) feed, well-formed or not: each entry for what it has. jsoup's XML parser is
 * used for all of them, since a parser that insists on well-formed XML would lose a journal's day to one stray ampersand, and two
 * parsers would read the same feed in two ways. It knows no entities but HTML's own and never loads anything.
 */
final class FeedReader {

    private static final Set<String> ROOTS = Set.of("rss", "rdf", "feed", "channel");
    private static final Set<String> FIELDS = Set.of(
            "author",
            "category",
            "creator",
            "date",
            "description",
            "guid",
            "id",
            "link",
            "pubdate",
            "published",
            "summary",
            "updated");
    private static final int MOST_ENTRIES = 5_000;
    private static final int MOST_TAGS = 200_000;
    private static final int LONGEST_NAME = 10_000;
    private static final int QUOTED = 100;

    private FeedReader() {}

    /**
     * The feed's entries, each on the day it tells or else on the asked one.
     *
     * @param today an entry dated later counts as undated: journals date articles by the issue to come
     * @throws UnreadableException if this is no feed, or one with a DOCTYPE
     * @throws IOException if it is empty, or the word of a fault that passes
     */
    static Answer read(byte[] bytes, LocalDate asked, LocalDate today) throws IOException {
        return read(XmlText.of(bytes), Optional.empty(), asked, today);
    }

    /** @param address of the feed, which addresses in it may be relative to */
    static Answer read(String text, Optional<URI> address, LocalDate asked, LocalDate today) throws IOException {
        var document = document(text);
        var root = document.children().stream()
                .filter(element -> ROOTS.contains(localName(element)))
                .findFirst()
                .orElseThrow(() -> refusal(document));
        var gathered = new Gathered();
        int position = 0;
        var base = base(root, address);
        var entries = entries(root);
        for (var entry : entries.subList(0, Math.min(entries.size(), MOST_ENTRIES))) {
            position++;
            try {
                gathered.add(position, new FeedEntry(entry, base).sighting(asked, today));
            } catch (IllegalArgumentException e) {
                gathered.skip(position, String.valueOf(e.getMessage()));
            }
        }
        return gathered.answer(
                entries.size() > MOST_ENTRIES ? "only the first " + MOST_ENTRIES + " entries were read" : "");
    }

    /** An address inside the feed is relative to xml:base, the feed's own address, or that of the site that it names. */
    private static Optional<URI> base(Element root, Optional<URI> address) {
        var channel = root.children().stream()
                .filter(child -> localName(child).equals("channel"))
                .findFirst()
                .orElse(root);
        var site = channel.children().stream()
                .filter(child -> localName(child).equals("link") && !child.hasAttr("rel"))
                .flatMap(child -> Ids.address(child.hasAttr("href") ? child.attr("href") : child.text()).stream())
                .findFirst();
        return Ids.resolved(root.attr("xml:base"), address).or(() -> address).or(() -> site);
    }

    static String localName(Element element) {
        var name = element.tagName();
        return name.substring(name.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    private static Document document(String text) throws IOException {
        refuseMonsters(text);
        Document document;
        try {
            document = Jsoup.parse(text, "", Parser.xmlParser());
        } catch (RuntimeException e) {
            throw new IOException("Not a feed: it cannot be read: " + e.getMessage(), e);
        }
        if (document.childNodes().stream().anyMatch(DocumentType.class::isInstance)) {
            throw new UnreadableException("The feed has a DOCTYPE, which is refused");
        }
        return document;
    }

    /** jsoup takes any number of elements and, for a very long time, names of any length. */
    private static void refuseMonsters(String text) throws IOException {
        int tags = 0;
        int name = 0;
        for (int i = 0; i < text.length(); i++) {
            char b = text.charAt(i);
            tags += b == '<' ? 1 : 0;
            name = b == '<' ? 1 : name == 0 || b <= ' ' || b == '>' || b == '!' || b == '?' ? 0 : name + 1;
            if (tags > MOST_TAGS || name > LONGEST_NAME) {
                throw new UnreadableException("Not a feed: it has more or longer tags than any list of papers");
            }
        }
    }

    private static IOException refusal(Document document) {
        var first = document.firstElementChild();
        if (first != null) {
            return new UnreadableException("Not a feed but <" + cut(first.tagName()) + ">");
        }
        var text = document.wholeText();
        return Unknown.passes(text)
                ? new IOException("Not a feed: it has no element")
                : new UnreadableException("Not a feed but " + Unknown.quoted(text));
    }

    private static String cut(String name) {
        return name.length() > QUOTED ? name.substring(0, QUOTED) + "…" : name;
    }

    /** Wherever they stand: RDF has them beside the channel, and an entry that is never closed holds all that follow. */
    private static List<Element> entries(Element root) {
        var entries = nested(root);
        // From the end, so that each is without those inside it when it is taken out itself.
        for (int i = entries.size() - 1; i >= 0; i--) {
            entries.get(i).remove();
            mend(entries.get(i));
        }
        return entries;
    }

    /** A title that is never closed holds what should stand beside it. */
    private static void mend(Element entry) {
        for (var title : entry.children()) {
            if (localName(title).equals("title")) {
                title.getAllElements().stream()
                        .filter(inside -> inside != title && FIELDS.contains(localName(inside)))
                        .toList()
                        .forEach(entry::appendChild);
            }
        }
    }

    private static List<Element> nested(Element root) {
        var entries = new ArrayList<Element>();
        root.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof Element element && Set.of("item", "entry").contains(localName(element))) {
                    entries.add(element);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                // All is known at the beginning of an element.
            }
        });
        return entries;
    }
}
