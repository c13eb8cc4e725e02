package dev.paperboy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paperboy.evaluation.Calibration.Bin;
import dev.paperboy.evaluation.Calibration.Judged;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CalibrationTest {

    @Test
    void comparesWhatWasForetoldWithWhatCameTrue() {
        var calibration = Calibration.of(List.of(
                new Judged(0.25, true), new Judged(0.25, false), new Judged(0.25, false), new Judged(0.95, false)));

        assertThat(calibration.bins()).containsExactly(new Bin(3, 0.25, 1 / 3.0), new Bin(1, 0.95, 0));
        assertThat(calibration.brier()).isCloseTo((0.75 * 0.75 + 2 * 0.25 * 0.25 + 0.95 * 0.95) / 4, within(1e-9));
        assertThat(calibration.expectedError()).isCloseTo((0.25 + 0.95) / 4, within(1e-9));
    }

    @Test
    void anIntervalHoldsItsMeanAndNarrowsToNothingWhenAllAgree() {
        var random = new SplittableRandom(7);

        var mixed = Interval.of(new double[] {0, 1, 0, 1, 1, 0, 0, 1}, random);
        var equal = Interval.of(new double[] {0.5, 0.5, 0.5}, random);

        assertThat(mixed.mean()).isEqualTo(0.5);
        assertThat(mixed.low()).isBetween(0.05, 0.45);
        assertThat(mixed.high()).isBetween(0.55, 0.95);
        assertThat(equal).isEqualTo(new Interval(0.5, 0.5, 0.5));
    }
}
