package dev.paperboy.papers;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What came of asking one source for one day: a line of the day's report.
 *
 * @param day the announcement day that was asked for
 * @param source the source's stored name
 * @param label its name for readers
 * @param status what a person makes of it
 * @param found entries that could be read
 * @param added papers new to us
 * @param merged reports of papers that we knew
 * @param skipped entries left out, each with its reason
 * @param note the source's remark or the failure's reason; empty if none
 * @param took how long it took
 * @param finishedAt when it ended
 */
public record SourceReport(
        LocalDate day,
        String source,
        String label,
        Status status,
        int found,
        int added,
        int merged,
        List<Answer.Skipped> skipped,
        String note,
        Duration took,
        Instant finishedAt) {

    /** Named for what a person must do: nothing, nothing, look. */
    public enum Status {
        /** The source answered with papers. */
        OK,
        /** The source answered that there are none. */
        EMPTY,
        /** The source was not reached or did not answer in its format; it is asked again. */
        FAILED
    }

    public SourceReport {
        skipped = List.copyOf(skipped);
    }
}
