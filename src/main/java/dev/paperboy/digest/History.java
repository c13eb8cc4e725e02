package dev.paperboy.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What one subscriber was shown.
 *
 * @param shown keys of the papers that were shown in any digest, or that the reader brought along, of the editions that a digest can
 *     still look at
 * @param firstIssue the date of the first digest
 * @param lastIssue the date of the last digest before the one in question
 * @param lastComposedAt when that was made: what had come by then was considered for it
 */
public record History(
        Set<Long> shown,
        Optional<LocalDate> firstIssue,
        Optional<LocalDate> lastIssue,
        Optional<Instant> lastComposedAt) {

    public static final History NONE = new History(Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public History {
        shown = Set.copyOf(shown);
    }
}
