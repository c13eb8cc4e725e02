package dev.paperboy.matching;

/**
 * How likely it is that a paper fits a topic that gives examples: logistic regressions as in {@link Relevance}, learnt on likes of public
 * test collections and on those of other ones, to which they are foreign; {@code docs/matching.md} has the figures.
 *
 * @param score see {@link Ranker}; what papers are ordered by
 * @param likeness to the nearest example, see {@link Ranker#likeness}: how foreign the examples are to a paper shows there
 */
record Resembling(double score, double likeness) {

    /** So much is no score at all. */
    private static final double FAINT = 0.1;

    /**
     * How well a paper fits whose topic is at home, as the logarithm of the odds. It grows with the logarithm of the score, since where
     * examples speak for some papers and only words for others, the scores are apart by a factor of ten.
     */
    double fit() {
        return 1.4 * Math.log(FAINT + Math.max(0, score)) - 6.04;
    }

    /** That it fits, where nothing is asked in words, whether the topic is at home or not; from 0 to 1, see {@link Matcher#FLOOR}. */
    double probability() {
        return 1 / (1 + Math.exp(8.98 - 11.46 * likeness));
    }
}
