package dev.paperboy.matching;

/**
 * How likely it is that a paper fits a topic: logistic regressions on what can be compared over topics and days, learnt on public test
 * collections from their own topics and from foreign ones; {@code docs/matching.md} has the figures.
 *
 * @param score see {@link Ranker}; what papers are ordered by
 * @param likeness see {@link Ranker#likeness}: how foreign a topic is to a paper shows there
 */
record Relevance(double score, double likeness) {

    /** How well a paper fits whose topic is at home, as the logarithm of the odds. */
    double fit() {
        return 15.98 * score - 14.33;
    }

    /** That it fits, whether the topic is at home or not; from 0 to 1, see {@link Matcher#FLOOR}. */
    double probability() {
        return 1 / (1 + Math.exp(8.65 - 8 * score - 1.67 * likeness));
    }
}
