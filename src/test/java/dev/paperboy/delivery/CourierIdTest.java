package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class CourierIdTest {

    private final CourierId self = CourierId.ofThisProcess();

    @Test
    void theTextFormCanBeReadAgain() {
        assertThat(CourierId.parse(self.toString())).contains(self);
        assertThat(CourierId.parse("somebody else")).isEmpty();
        assertThat(new CourierId("h".repeat(300), Long.MAX_VALUE / 10, Instant.EPOCH).toString())
                .hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void aProcessThatIsNotThereIsOutlived() {
        assertThat(self.outlives(new CourierId(self.host(), 999_999_999, self.started())))
                .isTrue();
    }

    @Test
    void anotherProcessUnderTheSameIdIsOutlived() {
        assertThat(self.outlives(
                        new CourierId(self.host(), self.pid(), self.started().minusSeconds(3))))
                .isTrue();
        assertThat(self.outlives(self)).isFalse();
    }

    @Test
    void aLivingProcessAndOneOfAnotherMachineAreNotOutlived() {
        var parent = ProcessHandle.current().parent().orElseThrow();
        var start = parent.info().startInstant().orElseThrow();

        assertThat(self.outlives(new CourierId(self.host(), parent.pid(), start)))
                .isFalse();
        assertThat(self.outlives(new CourierId("elsewhere", 999_999_999, start)))
                .isFalse();
    }
}
