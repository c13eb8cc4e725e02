package dev.paperboy.papers;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What came of asking one source for one day: a line of the day's report.
 *
 * @param day the announcement day that was asked for
 * @param source the source's stored name
 * @param label its name for readers
 * @param status what came of it
 * @param found entries that could be read
 * @param added papers new to us
 * @param merged reports of papers that we knew
 * @param skipped entries left out, each with its reason
 * @param note the source's remark or the failure's reason; empty if none
 * @param took how long it took
 * @param finishedAt when it ended
 * @param nextTry when the source is asked for this day again, if it is
 * @param closes when the day's list is complete: what was answered before may grow
 * @param settled when it was first answered as it is, in full and after the list was complete; empty as long as it was not
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
        Instant finishedAt,
        Optional<Instant> nextTry,
        Instant closes,
        Optional<Instant> settled) {

    /** What came of asking. */
    public enum Status {
        /** The source answered with papers. */
        OK,
        /** The source answered that there are none, as was to be expected. */
        EMPTY,
        /** The source answered with nothing, or with nothing new, on a day that should have news. */
        SUSPECT,
        /** The source was not reached, or answered with an error. */
        FAILED,
        /** The source answered, but its format is not the one we know any more. */
        UNREADABLE;

        /** Whether there is an answer, and it may be believed. */
        public boolean isAnswer() {
            return this == OK || this == EMPTY;
        }

        /** Whether the source answered, be it doubtfully. */
        public boolean isReached() {
            return isAnswer() || this == SUSPECT;
        }
    }

    /** What a person must do about it. */
    public enum Level {
        /** All is well. */
        NOTHING,
        /** It will be tried again without anybody's help, but should be kept an eye on. */
        LOOK,
        /** It will not mend itself. */
        ACT
    }

    /** A report of a list that is complete when its day (UTC) is over. */
    public SourceReport(
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
            Instant finishedAt,
            Optional<Instant> nextTry) {
        this(
                day,
                source,
                label,
                status,
                found,
                added,
                merged,
                skipped,
                note,
                took,
                finishedAt,
                nextTry,
                Source.endOf(day),
                Optional.of(finishedAt).filter(at -> status.isAnswer() && !at.isBefore(Source.endOf(day))));
    }

    /** A report of a question that is not asked again. */
    public SourceReport(
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
        this(day, source, label, status, found, added, merged, skipped, note, took, finishedAt, Optional.empty());
    }

    /** Whether the list may have grown since it was read. */
    public boolean isGrowing() {
        return status.isReached() && finishedAt.isBefore(closes);
    }

    /** Whether something of the list could not be had, though it was complete. */
    public boolean isPartial() {
        return status.isAnswer() && !isGrowing() && settled.isEmpty();
    }

    /** A list of which more is unreadable than readable is a format that begins to change. */
    public Level level() {
        return switch (status) {
            case OK, EMPTY ->
                isPartial()
                        ? unlessGivenUp()
                        : status == Status.OK && skipped.size() > found ? Level.LOOK : Level.NOTHING;
            case SUSPECT -> Level.LOOK;
            case FAILED -> unlessGivenUp();
            case UNREADABLE -> Level.ACT;
        };
    }

    private Level unlessGivenUp() {
        return nextTry.isPresent() ? Level.LOOK : Level.ACT;
    }

    public SourceReport {
        skipped = List.copyOf(skipped);
    }
}
