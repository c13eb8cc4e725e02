package dev.paperboy.matching;

import java.util.List;

/**
 * How likely it is that a paper fits a topic: a logistic regression on what can be compared over topics and days.
 *
 * @param score see {@link Ranker}
 * @param standing by how many standard deviations the score is above that of the papers at hand
 * @param best score of any of the papers at hand
 * @param share of the topic's words that the paper has, see {@link Question.Coverage#share}
 * @param adjacent share of the topic's neighbouring words that are neighbours in the paper, see {@link Question.Coverage#adjacent}
 */
record Relevance(double score, double standing, double best, double share, double adjacent) {

    /** How differently two papers must fit before the one with more attention may not go first. */
    private static final double TIE = 0.25;

    static final List<String> NAMES = List.of("score", "standing", "best", "share", "adjacent");

    List<Double> traits() {
        return List.of(score, standing, best, share, adjacent);
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

    /** How the papers at hand stand to one topic. */
    record Field(double mean, double spread, double best) {

        /** On a day on which all papers are equally near none stands out. */
        private static final double LEAST_SPREAD = 0.02;

        static Field of(float[] scores) {
            double sum = 0;
            double squares = 0;
            double best = 0;
            for (var score : scores) {
                sum += score;
                squares += score * (double) score;
                best = Math.max(best, score);
            }
            var count = Math.max(1, scores.length);
            var mean = sum / count;
            return new Field(mean, Math.sqrt(Math.max(0, squares / count - mean * mean)), best);
        }

        double standing(double score) {
            return (score - mean) / (spread + LEAST_SPREAD);
        }
    }
}
