package dev.paperboy.evaluation;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A mean over queries and how far chance may have moved it: percentiles of the means of resampled queries (Efron and Tibshirani,
 * "An Introduction to the Bootstrap", ch. 13).
 *
 * @param low 2.5 % of the resampled means are below
 * @param high 2.5 % are above
 */
public record Interval(double mean, double low, double high) {

    private static final int SAMPLES = 2000;
    private static final double TAIL = 0.025;

    /** @param values one for each query; the difference of two systems' values gives a paired interval */
    static Interval of(double[] values, RandomGenerator random) {
        if (values.length == 0) {
            return new Interval(Double.NaN, Double.NaN, Double.NaN);
        }
        var means = new double[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[sample] = sum / values.length;
        }
        Arrays.sort(means);
        return new Interval(
                Arrays.stream(values).average().orElse(Double.NaN),
                means[(int) (TAIL * SAMPLES)],
                means[(int) ((1 - TAIL) * SAMPLES) - 1]);
    }
}
