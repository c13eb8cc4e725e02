package dev.paperboy.matching;

import java.util.List;

/**
 * How likely it is that a paper fits a topic: a logistic regression on what can be compared over topics and days. It learnt from
 * public test collections, from their own topics and from topics that are foreign to them; {@code docs/matching.md} has the figures.
 *
 * @param score see {@link Ranker}
 * @param share of the topic's words that the paper has, see {@link Question.Coverage#share}
 * @param adjacent share of the topic's neighbouring words that are neighbours in the paper, see {@link Question.Coverage#adjacent}
 */
record Relevance(double score, double share, double adjacent) {

    /** How differently two papers must fit before the one with more attention may not go first. */
    private static final double TIE = 0.25;

    List<Double> traits() {
        return List.of(score, share, adjacent);
    }

    /** The logarithm of the odds. */
    double odds() {
        return 14.5 * score - 1.36 * share + 0.93 * adjacent - 10.24;
    }

    /** From 0 to 1, see {@link Matcher#FLOOR}. */
    double probability() {
        return 1 / (1 + Math.exp(-odds()));
    }

    /** Papers of one rank fit equally well, for all we can tell; higher is better. */
    long rank() {
        return Math.round(odds() / TIE);
    }
}
