package dev.paperboy.papers.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paperboy.papers.Answer;
import dev.paperboy.papers.CleanText;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.Signals;
import dev.paperboy.papers.UnreadableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One page of the list of papers that bioRxiv or medRxiv posted.
 *
 * @param step how far the cursor is to move on; 0 if this was the end
 * @param total how many there are over all pages; the servers have been seen to say too much
 * @param papers those of this page
 * @param skipped entries that could not be read
 */
record RxivJson(int step, int total, List<Posted> papers, List<Answer.Skipped> skipped) {

    /** @param version 1 for a paper that is new */
    record Posted(PaperId doi, int version, Sighting sighting) {}

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    RxivJson {
        papers = List.copyOf(papers);
        skipped = List.copyOf(skipped);
    }

    /**
     * @throws UnreadableException if this is something else
     * @throws IOException if it reports an error; the servers send their database's errors with status 200
     */
    static RxivJson read(byte[] json) throws IOException {
        var root = tree(json);
        var message = root.path("messages").path(0);
        var status = text(message, "status").orElse("");
        if (status.startsWith("no posts found")) {
            return new RxivJson(0, 0, List.of(), List.of());
        }
        var collection = root.path("collection");
        if (!status.equals("ok") || !collection.isArray()) {
            var reason = "Not a list of papers; the status is " + Unknown.quoted(status);
            throw status.isEmpty() || status.equals("ok") ? new UnreadableException(reason) : new IOException(reason);
        }
        var papers = new ArrayList<Posted>();
        var skipped = new ArrayList<Answer.Skipped>();
        for (int i = 0; i < collection.size(); i++) {
            try {
                papers.add(posted(collection.get(i)));
            } catch (IllegalArgumentException e) {
                skipped.add(new Answer.Skipped(i + 1, String.valueOf(e.getMessage())));
            }
        }
        // Documented pages have 100 entries, measured ones 30: only the count of the page itself tells.
        int step = collection.isEmpty() ? 0 : Math.max(count(message, "count", collection.size()), 1);
        return new RxivJson(step, count(message, "total", Integer.MAX_VALUE), papers, skipped);
    }

    private static JsonNode tree(byte[] json) throws IOException {
        var text = JsonText.of(json);
        try {
            var tree = JSON.readTree(text);
            if (tree.isMissingNode()) {
                throw new IOException("Not a list of papers: it is empty");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw Unknown.insteadOfJson(text, "a list of papers")
                    .map(IOException.class::cast)
                    .orElseGet(() -> new IOException("Not a list of papers but " + Unknown.quoted(text), e));
        }
    }

    /** A number, or one written as text. */
    private static int count(JsonNode message, String field, int otherwise) {
        var text = CleanText.of(message.path(field).asText(""));
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    private static Posted posted(JsonNode entry) {
        var title = text(entry, "title").orElseThrow(() -> new IllegalArgumentException("has no title"));
        var doi = text(entry, "doi")
                .flatMap(Ids::doi)
                .orElseThrow(() -> new IllegalArgumentException("has no DOI: " + title));
        var day = text(entry, "date")
                .flatMap(Dates::leadingDay)
                .orElseThrow(() -> new IllegalArgumentException("has no date: " + title));
        return new Posted(
                doi,
                count(entry, "version", 1),
                new Sighting(
                        day,
                        Stream.concat(Stream.of(doi), text(entry, "published").flatMap(Ids::doi).stream())
                                .distinct()
                                .toList(),
                        title,
                        authors(text(entry, "authors").orElse("")),
                        text(entry, "abstract").orElse(""),
                        Optional.empty(),
                        Optional.of(Ids.link(doi)),
                        text(entry, "category").map(List::of).orElse(List.of()),
                        Signals.NONE));
    }

    /** {@code Example, A.; Sample, B.}, turned to how everyone else writes names. */
    private static List<String> authors(String text) {
        return Stream.of(text.split(";"))
                .map(name -> name.strip().replaceFirst("^([^,]+),\\s*(.+)$", "$2 $1"))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** What stands in a field; {@code NA} stands for nothing. */
    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue())
                .map(CleanText::of)
                .filter(text -> !text.isBlank() && !text.equals("NA"));
    }
}
