package dev.paperboy.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StreakTest {

    private static List<LocalDate> july(int... days) {
        return IntStream.of(days).mapToObj(day -> LocalDate.of(2026, 7, day)).toList();
    }

    @Test
    void failuresInARowAreCounted() {
        assertThat(Streak.length(july(1, 2, 3, 4, 5), july())).isEqualTo(5);
    }

    @Test
    void aMailThatArrivedBetweenBreaksTheRow() {
        assertThat(Streak.length(july(1, 2, 4, 5), july(3))).isEqualTo(2);
    }

    @Test
    void aMailThatWasTakenAndCameBackDidNotArrive() {
        assertThat(Streak.length(july(1, 2, 3), july(1, 2, 3))).isEqualTo(3);
    }

    @Test
    void whatWasTakenAfterTheNewestFailureSaysNothingYet() {
        assertThat(Streak.length(july(1, 2, 3), july(4))).isEqualTo(3);
    }
}
