package dev.paperboy.matching;

import java.util.Collections;
import java.util.Set;

/**
 * A word that must or must not occur, or one of a paper that may be it.
 *
 * @param readings see {@link Plurals#readings}
 * @param start where it stands in the text
 */
record Word(Set<String> readings, int start, int end) {

    /** Number makes no difference. */
    boolean is(Word other) {
        return !Collections.disjoint(readings, other.readings);
    }
}
