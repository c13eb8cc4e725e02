package dev.paperboy.daily;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two of the plan of faults, small; the whole is {@code -Dbench=Faults -Dbench.args="F12 F13"}. */
final class ClockFaultsIT {

    @Test
    void whateverTheClocksDoEverybodyGetsOneIssueForEachLocalDay() {
        var result = told(ClockFaults.clocks(120));

        assertThat(result.digests()).isGreaterThan(120 * 3 * 8);
        assertThat(result.missing() + result.doubled() + result.early()).isZero();
    }

    @Test
    void whatADayWithoutTheServiceKeptBackComesOnceWithTheNextIssue() {
        var result = told(ClockFaults.downAllDay(20));

        assertThat(result.missing() + result.doubled() + result.early()).isZero();
    }

    private static ClockFaults.Result told(ClockFaults.Result result) {
        System.out.println(result);
        return result;
    }
}
