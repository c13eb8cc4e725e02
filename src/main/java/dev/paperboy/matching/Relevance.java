package dev.paperboy.matching;

import java.util.List;

/**
 * How likely it is that a paper fits a topic: that the topic is at home among the papers at hand, times that the paper fits if so. Both
 * are logistic regressions on what can be compared over topics and days, learnt on public test collections from their own topics and from
 * foreign ones; {@code docs/matching.md} has the figures. For one topic it only grows with the score, and never changes the order.
 *
 * @param score see {@link Ranker}
 * @param nearest how near the nearest of all papers to choose from is to the topic, see {@link Ranker#likeness}
 */
record Relevance(double score, double nearest) {

    /** How differently two papers must fit before the one with more attention may not go first. */
    private static final double TIE = 0.25;

    /**
     * @param likeness of texts to the topic
     * @param texts the places of those to choose from
     */
    static double nearest(float[] likeness, List<Integer> texts) {
        return texts.stream().mapToDouble(text -> likeness[text]).max().orElse(0);
    }

    /** From 0 to 1, see {@link Matcher#FLOOR}. */
    double probability() {
        return logistic(25.1 * nearest - 9.75) * logistic(13.9 * score - 12.9);
    }

    private static double logistic(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    /** The logarithm of the odds. */
    double odds() {
        return Math.log(probability() / (1 - probability()));
    }

    /** Papers of one rank fit equally well, for all we can tell; higher is better. */
    long rank() {
        return Math.round(odds() / TIE);
    }
}
