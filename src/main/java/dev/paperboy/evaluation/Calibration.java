package dev.paperboy.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Whether what is called 30 % likely comes true in 30 of 100 cases.
 *
 * @param brier mean squared difference of probability and outcome (Brier 1950); 0 is best
 * @param expectedError mean distance of probability and outcome over bins of equal width, weighted by their size (Naeini et al., AAAI
 *     2015)
 * @param bins the reliability diagram
 */
public record Calibration(double brier, double expectedError, List<Bin> bins) {

    private static final int BINS = 10;

    /** A document that was foretold to fit with some probability, and whether it did. */
    record Judged(double probability, boolean relevant) {}

    /**
     * @param foretold mean probability
     * @param observed share that was relevant
     */
    public record Bin(int count, double foretold, double observed) {}

    static Calibration of(Collection<Judged> judged) {
        var sums = new double[BINS][2];
        var counts = new int[BINS];
        double squares = 0;
        for (var one : judged) {
            var outcome = one.relevant() ? 1 : 0;
            int bin = Math.min(BINS - 1, (int) (one.probability() * BINS));
            counts[bin]++;
            sums[bin][0] += one.probability();
            sums[bin][1] += outcome;
            squares += (one.probability() - outcome) * (one.probability() - outcome);
        }
        var bins = new ArrayList<Bin>();
        double error = 0;
        for (int i = 0; i < BINS; i++) {
            if (counts[i] > 0) {
                bins.add(new Bin(counts[i], sums[i][0] / counts[i], sums[i][1] / counts[i]));
                error += Math.abs(sums[i][0] - sums[i][1]);
            }
        }
        int count = Math.max(1, judged.size());
        return new Calibration(squares / count, error / count, List.copyOf(bins));
    }
}
