package dev.paperboy.papers.sources;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.CleanText;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.Signals;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One page of an answer of arXiv's API.
 *
 * @param total how many papers the whole answer has, over all pages; empty if arXiv did not say
 * @param entries those of this page
 * @param skipped entries that could not be read
 */
record ArxivApi(OptionalInt total, List<Entry> entries, List<Answer.Skipped> skipped) {

    /** @param submitted when its first version was sent to arXiv */
    record Entry(Instant submitted, Sighting sighting) {}

    private static final Pattern ERROR = Pattern.compile("https?://(?:export\\.)?arxiv\\.org/api/errors.*");

    ArxivApi {
        entries = List.copyOf(entries);
        skipped = List.copyOf(skipped);
    }

    /**
     * @param announced tells the day of a paper from when it was submitted; the API does not know it
     * @throws dev.paperboy.papers.UnreadableException if this is something else
     * @throws IOException if it is damaged, or reports an error, whatever its HTTP status was
     */
    static ArxivApi read(byte[] atom, Function<Instant, LocalDate> announced) throws IOException {
        var feed = Unknown.root(atom, "an answer of arXiv's API", "feed");
        var found = feed.all("entry").toList();
        var entries = new ArrayList<Entry>();
        var skipped = new ArrayList<Answer.Skipped>();
        for (int i = 0; i < found.size(); i++) {
            refuseError(found.get(i));
            try {
                entries.add(entry(found.get(i), announced));
            } catch (IllegalArgumentException | DateTimeException e) {
                skipped.add(new Answer.Skipped(i + 1, String.valueOf(e.getMessage())));
            }
        }
        return new ArxivApi(total(feed), entries, skipped);
    }

    int size() {
        return entries.size() + skipped.size();
    }

    private static void refuseError(Xml entry) throws IOException {
        if (ERROR.matcher(entry.text("id").orElse("")).matches()) {
            throw new IOException("arXiv's API says: " + entry.text("summary").orElse("error"));
        }
    }

    private static OptionalInt total(Xml feed) {
        return feed.text("totalResults").filter(text -> text.matches("\\d{1,9}")).stream()
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    private static Entry entry(Xml entry, Function<Instant, LocalDate> announced) {
        var title = entry.text("title").orElseThrow(() -> new IllegalArgumentException("has no title"));
        var arxiv = entry.text("id")
                .flatMap(Ids::arxiv)
                .orElseThrow(() -> new IllegalArgumentException("has no arXiv identifier: " + title));
        var submitted = entry.text("published")
                .map(Instant::parse)
                .orElseThrow(() -> new IllegalArgumentException("has no date: " + title));
        return new Entry(
                submitted,
                new Sighting(
                        announced.apply(submitted),
                        Stream.concat(Stream.of(arxiv), Ids.dois(entry, "doi"))
                                .distinct()
                                .toList(),
                        title,
                        entry.all("author")
                                .flatMap(author -> author.text("name").stream())
                                .toList(),
                        entry.text("summary").orElse(""),
                        Optional.empty(),
                        Optional.of(Ids.link(arxiv)),
                        categories(entry),
                        Signals.NONE));
    }

    private static List<String> categories(Xml entry) {
        return Stream.concat(entry.all("primary_category"), entry.all("category"))
                .flatMap(category -> category.attribute("term").stream())
                .map(CleanText::of)
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }
}
