package dev.paperboy.papers;

import java.time.Instant;
import java.util.Optional;

/** Knows when a question is asked again. */
public interface NextTry {

    /** Nothing is asked again by itself. */
    NextTry NONE = (question, status) -> Optional.empty();

    /** When the question is asked again, given what came of it; empty if it is not. */
    Optional<Instant> after(Question question, SourceReport.Status status);
}
