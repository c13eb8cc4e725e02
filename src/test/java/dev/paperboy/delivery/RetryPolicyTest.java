package dev.paperboy.delivery;

import static dev.paperboy.delivery.TestOutbox.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RetryPolicyTest {

    @Test
    void pausesDoubleUpToTheLongestAndEnd() {
        var policy = new RetryPolicy(Duration.ofMinutes(5), Duration.ofMinutes(30), 6, () -> 0L);

        assertThat(IntStream.rangeClosed(1, 6)
                        .mapToObj(failures -> policy.next(failures, NOW)
                                .map(next -> Duration.between(NOW, next).toMinutes())
                                .orElse(-1L))
                        .toList())
                .isEqualTo(List.of(5L, 10L, 20L, 30L, 30L, -1L));
    }

    @Test
    void jitterOnlyMakesAPauseLongerAndByAQuarterAtTheMost() {
        var policy =
                new RetryPolicy(Duration.ofMinutes(4), Duration.ofDays(1), 3, RandomGenerator.of("L64X128MixRandom"));

        assertThat(IntStream.range(0, 100).mapToObj(i -> policy.next(1, NOW).orElseThrow()))
                .allSatisfy(next -> assertThat(next).isBetween(NOW.plusSeconds(240), NOW.plusSeconds(300)));
    }
}
