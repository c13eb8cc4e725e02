package dev.paperboy.papers;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * Who said something of a paper.
 *
 * @param source its stored name, such as {@code arxiv}
 * @param on the UTC date on which it was asked
 */
public record Origin(String source, LocalDate on) implements Comparable<Origin> {

    private static final Comparator<Origin> ORDER =
            Comparator.comparing(Origin::on).thenComparing(Origin::source);

    /** Who said it first comes first. */
    @Override
    public int compareTo(Origin other) {
        return ORDER.compare(this, other);
    }
}
