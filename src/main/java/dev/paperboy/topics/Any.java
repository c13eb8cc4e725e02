package dev.paperboy.topics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * Alternatives, at least one of which must hold.
 *
 * @param clauses at least one, each once, in the reader's order
 */
public record Any(List<Clause> clauses) {

    public Any {
        clauses = List.copyOf(new LinkedHashSet<>(clauses));
        if (clauses.isEmpty()) {
            throw new IllegalArgumentException("Alternatives need at least one");
        }
    }

    /** Whether it asks for something, and does not only rule out that all of several things hold. */
    boolean isWanted() {
        return clauses.stream().noneMatch(Clause.Without.class::isInstance);
    }

    boolean holds(Predicate<String> occurs, Byline byline) {
        return clauses.stream().anyMatch(clause -> clause.holds(occurs, byline));
    }
}
