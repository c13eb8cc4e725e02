package dev.paperboy.matching;

import java.util.Collection;
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

    double weight(String stem) {
        return stems.contains(stem) ? COMMON : SPECIFIC;
    }

    /**
     * The weighted share of a topic's words that occur, from 0 to 1. Topics of common words alone weigh as much as one specific word
     * at least, so that "number theory" is not wholly found wherever numbers meet theory.
     */
    double share(Collection<String> wanted, Set<String> found) {
        var all = wanted.stream().mapToDouble(this::weight).sum();
        var hit = wanted.stream()
                .filter(found::contains)
                .mapToDouble(this::weight)
                .sum();
        return hit / Math.max(SPECIFIC, all);
    }
}
