package dev.paperboy.papers;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A place that reports papers. */
public interface Source {

    /** The short name that is stored, such as {@code huggingface}. */
    String name();

    /** The name that readers see, such as {@code Hugging Face}. */
    String label();

    /**
     * Days before the collected one whose lists are worth another look, because they grow and their signals rise after their day.
     */
    default List<Integer> daysToLookBack() {
        return List.of();
    }

    /**
     * When a day's list has something on it at the latest. An empty list, or one that holds only what earlier ones held, is as it should
     * be before that moment and suspect after it. Empty if nothing is expected of the day, such as a weekend or a holiday, or of any
     * day: this decides how an answer is judged, never whether the source is asked.
     */
    default Optional<Instant> newsBy(LocalDate day) {
        return Optional.empty();
    }

    /** When a day's list is complete: what was answered before may have grown since, and is asked for once more. */
    default Instant closes(LocalDate day) {
        return endOf(day);
    }

    /** When a day is over in UTC, by which days are counted. */
    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Is told that all of its answer for a day is stored. The moment for remembering the answer's version, and not earlier. */
    default void kept(LocalDate day) {}

    /**
     * Asks what was announced on a day.
     *
     * @throws UnreadableException if the source answered, but in a format that is not known: somebody must look
     * @throws IOException if the source could not be reached or answered with an error; later may help
     */
    Answer announcedOn(LocalDate day) throws IOException;
}
