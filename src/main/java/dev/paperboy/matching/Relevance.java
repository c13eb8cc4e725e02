package dev.paperboy.matching;

import java.util.List;

/**
 * How likely it is that a paper fits a topic: a logistic regression on what can be compared over topics and days. It learnt from
 * public test collections, from their own topics and from topics that are foreign to them; {@code docs/matching.md} has the figures.
 *
 * @param score see {@link Ranker}
 * @param likeness see {@link Ranker#likeness}: how foreign a topic is to all papers shows there
 * @param adjacent share of the topic's neighbouring words that are neighbours in the paper, see {@link Question.Coverage#adjacent}
 */
record Relevance(double score, double likeness, double adjacent) {

    /** How differently two papers must fit before the one with more attention may not go first. */
    private static final double TIE = 0.25;

    List<Double> traits() {
        return List.of(score, likeness, adjacent);
    }

    /** The logarithm of the odds. */
    double odds() {
        return 6.23 * score + 6.31 * likeness + 1.5 * adjacent - 7.94;
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
