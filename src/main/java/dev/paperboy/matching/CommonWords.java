package dev.paperboy.matching;

import java.util.HashSet;
import java.util.Set;

/**
 * How much the occurrence of a word says. A single day is too small to count words in ("pottery" would be as good as any word that
 * is absent), so the words that stand in papers of every kind are listed by hand in {@code common.txt}.
 */
final class CommonWords {

    private static final double COMMON = 0.3;
    private static final double SPECIFIC = 1;

    private final Set<String> stems = new HashSet<>();

    CommonWords(Analysis analysis) {
        Resource.lines("common.txt").forEach(line -> stems.addAll(analysis.distinctStems(line)));
    }

    /** Whether papers of every kind have it. */
    boolean has(String stem) {
        return stems.contains(stem);
    }

    double weight(String stem) {
        return has(stem) ? COMMON : SPECIFIC;
    }
}
