package dev.paperboy.papers.sources;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.CleanText;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.Signals;
import dev.paperboy.papers.UnreadableException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads arXiv's announcement of one category, in its Atom or its RSS flavour. A feed holds exactly one announcement.
 *
 * @param day of the announcement in arXiv's own zone; empty if the feed does not say
 * @param announcements in the feed's order
 * @param skipped entries that could not be read
 */
record ArxivFeed(Optional<LocalDate> day, List<Announcement> announcements, List<Answer.Skipped> skipped) {

    static final String NAMESPACE = "http://arxiv.org/schemas/atom";
    private static final String ERROR = "Feed error";
    private static final Pattern GUID =
            Pattern.compile("(?:oai:)?arXiv\\.org:(\\S+?)(?:v(\\d{1,4}))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PREFIX = Pattern.compile(
            "\\s*arXiv:(\\S+?)(?:v(\\d{1,4}))?\\s+Announce Type:\\s*([a-z-]+)\\s*(?:Abstract:\\s*)?",
            Pattern.CASE_INSENSITIVE);

    ArxivFeed {
        announcements = List.copyOf(announcements);
        skipped = List.copyOf(skipped);
    }

    /**
     * A feed without entries is one.
     *
     * @throws UnreadableException if this is something else
     * @throws IOException if it is damaged, or the one by which arXiv says that it cannot make one
     */
    static ArxivFeed read(byte[] xml) throws IOException {
        var root = Unknown.root(xml, "an arXiv feed", "rss", "feed");
        if (root.name().equals("feed")) {
            return read(root, "entry");
        }
        var channel = root.first("channel")
                .orElseThrow(() -> new UnreadableException("Not an arXiv feed: it is RSS without a channel"));
        return read(channel, "item");
    }

    private static ArxivFeed read(Xml channel, String entryName) throws IOException {
        var title = channel.text("title").orElse("");
        if (title.startsWith(ERROR)) {
            throw new IOException("arXiv says: " + title
                    + channel.text("description")
                            .or(() -> channel.text("subtitle"))
                            .map(why -> ": " + why)
                            .orElse(""));
        }
        var entries = channel.all(entryName).toList();
        var day = day(channel, entries);
        var announcements = new ArrayList<Announcement>();
        var skipped = new ArrayList<Answer.Skipped>();
        for (int i = 0; i < entries.size(); i++) {
            try {
                announcements.add(announcement(entries.get(i), day));
            } catch (IllegalArgumentException e) {
                skipped.add(new Answer.Skipped(i + 1, String.valueOf(e.getMessage())));
            }
        }
        return new ArxivFeed(day, announcements, skipped);
    }

    /** What the entries say stands above the head, which is made anew even when the batch inside is an old one. */
    private static Optional<LocalDate> day(Xml channel, List<Xml> entries) {
        return entries.stream()
                .flatMap(entry -> date(entry, "published", "pubDate").stream())
                .collect(groupingBy(Function.identity(), counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .or(() -> date(channel, "pubDate", "published", "updated", "lastBuildDate"));
    }

    private static Optional<LocalDate> date(Xml element, String... names) {
        return Arrays.stream(names)
                .flatMap(name -> element.text(name).stream())
                .flatMap(text -> day(text).stream())
                .findFirst();
    }

    /** The entries' midnight is New York's, even should its offset be that of the other half of the year. */
    private static Optional<LocalDate> day(String text) {
        return text.matches(".*-0[45]:?00") ? When.day(text) : When.day(text, ArxivCalendar.EASTERN);
    }

    private static Announcement announcement(Xml entry, Optional<LocalDate> day) {
        var title = entry.text("title").orElseThrow(() -> new IllegalArgumentException("has no title"));
        var text = entry.text("summary").or(() -> entry.text("description")).orElse("");
        var prefix = PREFIX.matcher(text);
        boolean prefixed = prefix.lookingAt();
        var guid = GUID.matcher(entry.text("id").or(() -> entry.text("guid")).orElse(""));
        boolean named = guid.matches();
        var arxiv = (named ? Ids.arxiv(guid.group(1)) : Optional.<PaperId>empty())
                .or(() -> prefixed ? Ids.arxiv(prefix.group(1)) : Optional.empty())
                .or(() -> link(entry).flatMap(Ids::arxiv))
                .orElseThrow(() -> new IllegalArgumentException("has no arXiv identifier: " + title));
        var version = Optional.ofNullable(named ? guid.group(2) : null)
                .or(() -> Optional.ofNullable(prefixed ? prefix.group(2) : null));
        return new Announcement(
                kind(entry.text("announce_type").orElse(prefixed ? prefix.group(3) : "new")),
                version.map(Integer::parseInt).orElse(0),
                sighting(entry, day, arxiv, title, prefixed ? text.substring(prefix.end()) : text));
    }

    private static Sighting sighting(
            Xml entry, Optional<LocalDate> day, PaperId arxiv, String title, String abstractText) {
        return new Sighting(
                day.orElseThrow(() -> new IllegalArgumentException("is of no known day: " + title)),
                Stream.concat(Stream.of(arxiv), Ids.dois(entry, "DOI"))
                        .distinct()
                        .toList(),
                title,
                authors(entry),
                abstractText.strip(),
                Optional.empty(),
                Optional.of(Ids.link(arxiv)),
                categories(entry),
                Signals.NONE);
    }

    private static Optional<String> link(Xml entry) {
        return entry.all("link")
                .map(link -> link.attribute("href").orElseGet(() -> CleanText.of(link.text())))
                .findFirst();
    }

    private static Announcement.Kind kind(String text) {
        try {
            return Announcement.Kind.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has an announce type that is not known: " + text, e);
        }
    }

    private static List<String> authors(Xml entry) {
        var creators = entry.all("creator").map(creator -> CleanText.of(creator.text()));
        var authors = entry.all("author").flatMap(author -> author.text("name").stream());
        return Stream.concat(creators, authors)
                .flatMap(text -> AuthorList.split(text).stream())
                .distinct()
                .toList();
    }

    private static List<String> categories(Xml entry) {
        return entry.all("category")
                .map(category -> category.attribute("term").orElseGet(category::text))
                .map(CleanText::of)
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }
}
