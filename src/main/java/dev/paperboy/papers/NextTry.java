package dev.paperboy.papers;

import java.time.Instant;
import java.util.Optional;

/** Knows when a question is asked again. */
public interface NextTry {

    /** Nothing is asked again by itself. */
    NextTry NONE = (question, settled) -> Optional.empty();

    /**
     * When the question is asked again; empty if it is not.
     *
     * @param settled whether it was answered in full, and after the list was complete
     */
    Optional<Instant> after(Question question, boolean settled);
}
