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
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Reads the JSON of Hugging Face's {@code daily_papers}. Most facts stand in an entry's {@code paper}, some beside it, some in both
 * places; what one client reads from one place the server has been seen to send in the other, so both are read.
 *
 * <p>Lists of our own may also give {@code categories} and {@code doi} in {@code paper}.
 */
final class DailyPapersJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private DailyPapersJson() {}

    /**
     * @param asked the day of those entries that do not say on which day's list they are
     * @throws IOException if this is no list of daily papers, or not one of its entries can be read
     */
    static Answer read(byte[] json, LocalDate asked) throws IOException {
        var gathered = new Gathered();
        int position = 0;
        for (var entry : list(json)) {
            position++;
            try {
                gathered.add(position, sighting(entry, asked));
            } catch (BrokenEntryException e) {
                gathered.skip(position, e.reason);
            }
        }
        var answer = gathered.answer("");
        if (position > 0 && answer.sightings().isEmpty()) {
            throw new UnreadableException("None of " + position + " entries could be read; the first: "
                    + answer.skipped().get(0).reason());
        }
        return answer;
    }

    /** The days that the entries say they were listed on, one for each entry that says so. */
    static List<LocalDate> days(byte[] json) throws IOException {
        return list(json)
                .valueStream()
                .flatMap(entry -> listDay(entry).stream())
                .toList();
    }

    private static JsonNode list(byte[] json) throws IOException {
        var text = JsonText.of(json);
        try {
            var list = JSON.readTree(text);
            if (list.isArray()) {
                return list;
            }
            if (list.isMissingNode()) {
                throw new IOException("Not a list of daily papers: it is empty");
            }
            throw new UnreadableException("Not a list of daily papers but a JSON "
                    + list.getNodeType().toString().toLowerCase(Locale.ROOT));
        } catch (JsonProcessingException e) {
            throw Unknown.insteadOfJson(text, "a list of daily papers")
                    .map(IOException.class::cast)
                    .orElseGet(() -> new IOException("Not a list of daily papers: " + e.getOriginalMessage(), e));
        }
    }

    private static Sighting sighting(JsonNode entry, LocalDate asked) throws BrokenEntryException {
        var paper = entry.path("paper");
        if (!paper.isObject()) {
            throw new BrokenEntryException("has no paper");
        }
        var title = text(paper, "title")
                .or(() -> text(entry, "title"))
                .orElseThrow(() -> new BrokenEntryException("has no title"));
        if (text(paper, "withdrawnAt").isPresent()) {
            throw new BrokenEntryException("was withdrawn: " + title);
        }
        return new Sighting(
                listDay(entry).orElse(asked),
                ids(paper),
                title,
                authors(paper),
                text(paper, "summary").or(() -> text(entry, "summary")).orElse(""),
                text(paper, "ai_summary").or(() -> text(entry, "ai_summary")),
                link(paper),
                texts(paper.path("categories")),
                new Signals(
                        count(paper, "upvotes"),
                        count(entry, "numComments"),
                        first(count(paper, "githubStars"), count(entry, "githubStars"))));
    }

    /**
     * The day on whose list an entry is. Not {@code publishedAt}: in {@code paper} that is arXiv's date, and beside it a local time
     * that calls itself UTC.
     */
    private static Optional<LocalDate> listDay(JsonNode entry) {
        return text(entry.path("paper"), "submittedOnDailyAt")
                .or(() -> text(entry, "submittedOnDailyAt"))
                .flatMap(Dates::leadingDay);
    }

    /** Not every entry is on arXiv; the others have a name at Hugging Face only. */
    private static List<PaperId> ids(JsonNode paper) {
        var id = text(paper, "id");
        return Stream.concat(
                        id.flatMap(Ids::arxiv).or(() -> id.flatMap(Ids::huggingFace)).stream(),
                        text(paper, "doi").flatMap(Ids::doi).stream())
                .sorted(Comparator.comparing(PaperId::scheme))
                .toList();
    }

    private static Optional<URI> link(JsonNode paper) {
        return ids(paper).stream().findFirst().map(Ids::link).or(() -> text(paper, "id")
                .map(id -> URI.create("https://huggingface.co/papers/" + Ids.encoded(id))));
    }

    private static List<String> authors(JsonNode paper) {
        var names = new ArrayList<String>();
        for (var author : paper.path("authors")) {
            if (!author.path("hidden").asBoolean(false)) {
                text(author, "name").ifPresent(names::add);
            }
        }
        return names;
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream()
                .filter(JsonNode::isTextual)
                .map(node -> CleanText.of(node.textValue()))
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue())
                .map(CleanText::of)
                .filter(text -> !text.isBlank());
    }

    private static OptionalInt count(JsonNode node, String field) {
        var number = node.path(field);
        return number.canConvertToInt() && number.isIntegralNumber() && number.intValue() >= 0
                ? OptionalInt.of(number.intValue())
                : OptionalInt.empty();
    }

    private static OptionalInt first(OptionalInt one, OptionalInt other) {
        return one.isPresent() ? one : other;
    }

    /** Costs one entry and not the list. */
    private static final class BrokenEntryException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        BrokenEntryException(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
