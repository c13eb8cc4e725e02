package dev.paperboy.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.topics.Topic;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a digest was made from, besides papers and matches: enough to explain it, or to make it again, after the reader has changed
 * the wishes.
 *
 * @param topics in the reader's order
 * @param rhythm days, hour and zone, for people
 * @param firstDay the oldest day that was news; older papers only came late
 * @param reportsFrom the oldest day of the source reports shown
 * @param reports which of them are shown, as source and day; empty for all in digests that were made before this was kept
 * @param considered papers looked at
 * @param strictness how sure the choice had to be
 * @param nextDoor whether there could be one from next door
 * @param ratings what the reader had said of papers until then
 */
record Inputs(
        List<String> topics,
        String rhythm,
        int maximum,
        String firstDay,
        String reportsFrom,
        @Nullable List<String> reports,
        int considered,
        @Nullable String strictness,
        @Nullable Boolean nextDoor,
        @Nullable List<Said> ratings) {

    /**
     * A rating as of then.
     *
     * @param paper its row
     * @param at in seconds since 1970, since the age of an opinion counts
     */
    record Said(long paper, boolean liked, long at) {}

    private static final JsonMapper JSON = new JsonMapper();

    static Inputs of(Digest digest) {
        var wishes = digest.subscriber().wishes();
        return new Inputs(
                wishes.topics().stream().map(Topic::text).toList(),
                rhythm(wishes.rhythm()),
                wishes.maximum(),
                Composer.firstDay(digest.subscriber(), digest.issueDate()).toString(),
                digest.reports().stream()
                        .map(SourceReport::day)
                        .min(Comparator.naturalOrder())
                        .orElse(digest.issueDate())
                        .toString(),
                digest.reports().stream().map(Inputs::name).toList(),
                digest.considered(),
                wishes.strictness().name(),
                wishes.nextDoor(),
                digest.ratings().stream()
                        .map(rating -> new Said(
                                rating.paperKey(), rating.liked(), rating.at().getEpochSecond()))
                        .toList());
    }

    private static String name(SourceReport report) {
        return report.source() + " " + report.day();
    }

    /** Whether a report is one of those that the digest shows. */
    boolean shows(SourceReport report) {
        return reports == null || reports.contains(name(report));
    }

    private static String rhythm(Rhythm rhythm) {
        return "%s %s %02d:00 %s".formatted(rhythm.cadence(), rhythm.weekday(), rhythm.hour(), rhythm.zone());
    }

    LocalDate firstReport() {
        return LocalDate.parse(reportsFrom);
    }

    /** As it is stored. */
    String toJson() {
        return json(this);
    }

    static Inputs parse(String json) {
        try {
            return JSON.readValue(json, Inputs.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The inputs of a digest cannot be read: " + json, e);
        }
    }

    /** A list of texts as it is stored in one column. */
    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + value, e);
        }
    }

    static List<String> texts(String json) {
        if (json.equals("[]")) {
            return List.of();
        }
        try {
            return List.of(JSON.readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not a list of texts: " + json, e);
        }
    }
}
