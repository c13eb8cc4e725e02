package dev.paperboy.papers.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperboy.papers.Answer;
import dev.paperboy.papers.CleanText;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.Signals;
import dev.paperboy.papers.UnreadableException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One page of a list of works of Crossref's REST API.
 *
 * @param posted preprints that are new
 * @param revised how many are later versions of others
 * @param skipped entries that could not be read
 * @param size how many entries the page has in all; 0 on the last one
 * @param next the cursor of the next page
 */
record CrossrefJson(List<Sighting> posted, int revised, List<Answer.Skipped> skipped, int size, Optional<String> next) {

    private static final ObjectMapper JSON = new ObjectMapper();

    CrossrefJson {
        posted = List.copyOf(posted);
        skipped = List.copyOf(skipped);
    }

    /**
     * @throws UnreadableException if this is something else
     * @throws IOException if it is damaged, or reports an error
     */
    static CrossrefJson read(byte[] json) throws IOException {
        var root = tree(json);
        var items = root.path("message").path("items");
        if (!root.path("status").asText().equals("ok")
                || !root.path("message-type").asText().equals("work-list")
                || !items.isArray()) {
            var status = root.path("status").asText();
            var reason = "Not a list of works; the status is " + Unknown.quoted(status);
            throw status.isEmpty() || status.equals("ok") ? new UnreadableException(reason) : new IOException(reason);
        }
        var posted = new ArrayList<Sighting>();
        var skipped = new ArrayList<Answer.Skipped>();
        int revised = 0;
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            if (item.path("relation").path("is-version-of").size() > 0) {
                revised++;
                continue;
            }
            try {
                posted.add(sighting(item));
            } catch (IllegalArgumentException e) {
                skipped.add(new Answer.Skipped(i + 1, String.valueOf(e.getMessage())));
            }
        }
        return new CrossrefJson(posted, revised, skipped, items.size(), text(root.path("message"), "next-cursor"));
    }

    private static JsonNode tree(byte[] json) throws IOException {
        var text = JsonText.of(json);
        try {
            var tree = JSON.readTree(text);
            if (tree.isMissingNode()) {
                throw new IOException("Not a list of works: it is empty");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw Unknown.insteadOfJson(text, "a list of works")
                    .map(IOException.class::cast)
                    .orElseGet(() -> new IOException("Not a list of works but " + Unknown.quoted(text), e));
        }
    }

    private static Sighting sighting(JsonNode item) {
        var title = item.path("title")
                .valueStream()
                .map(node -> Markup.plain(node.asText()))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("has no title"));
        var doi = text(item, "DOI")
                .flatMap(Ids::doi)
                .orElseThrow(() -> new IllegalArgumentException("has no DOI: " + title));
        var day = day(item.path("posted"))
                .orElseThrow(() -> new IllegalArgumentException("is of no known day: " + title));
        return new Sighting(
                day,
                Stream.concat(Stream.of(doi), articles(item)).distinct().toList(),
                title,
                item.path("author")
                        .valueStream()
                        .map(CrossrefJson::name)
                        .filter(name -> !name.isBlank())
                        .toList(),
                abstractText(item),
                Optional.empty(),
                Optional.of(Ids.link(doi)),
                text(item, "group-title").map(List::of).orElse(List.of()),
                Signals.NONE);
    }

    /** The journal article that a preprint became is the same work. */
    private static Stream<PaperId> articles(JsonNode item) {
        return item.path("relation")
                .path("is-preprint-of")
                .valueStream()
                .filter(article -> article.path("id-type").asText().equals("doi"))
                .flatMap(article -> Ids.doi(article.path("id").asText()).stream());
    }

    /** People have given and family names, groups a name. */
    private static String name(JsonNode author) {
        return Stream.of("given", "family", "suffix")
                .flatMap(part -> text(author, part).stream())
                .reduce((before, after) -> before + " " + after)
                .or(() -> text(author, "name"))
                .orElse("");
    }

    /** JATS, mostly with a heading that says what it is. */
    private static String abstractText(JsonNode item) {
        var jats = item.path("abstract").asText();
        return Markup.plain(
                jats.replaceFirst("(?is)\\A\\s*<(jats:)?title>\\s*(?:abstract|summary)\\s*</(jats:)?title>", ""));
    }

    /** {@code [[2026,9,30]]}; a month or a year alone is no day, and nothing may be {@code [[null]]}. */
    private static Optional<LocalDate> day(JsonNode date) {
        var parts = date.path("date-parts").path(0);
        try {
            return parts.size() < 3
                    ? Optional.empty()
                    : Optional.of(LocalDate.of(
                            parts.get(0).asInt(),
                            parts.get(1).asInt(),
                            parts.get(2).asInt()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue())
                .map(CleanText::of)
                .filter(text -> !text.isBlank());
    }
}
