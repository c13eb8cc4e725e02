package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SmallVectorsTest {

    @Test
    void aDirectionSurvivesOneBytePerNumber() {
        var vectors = List.of(new float[] {0.6f, -0.8f, 0}, new float[] {0.1f, 0.1f, 0.99f});

        var read = SmallVectors.read(SmallVectors.bytes(vectors), 3);

        assertThat(read).hasSize(2);
        assertThat(Direction.product(read.get(0), vectors.get(0))).isCloseTo(1, within(0.001f));
        assertThat(Direction.product(read.get(1), vectors.get(1))).isCloseTo(1, within(0.001f));
    }

    @Test
    void nothingStaysNothing() {
        assertThat(SmallVectors.read(SmallVectors.bytes(List.of()), 3)).isEmpty();
        assertThat(SmallVectors.rounded(List.of(new float[2])).get(0)).containsExactly(0, 0);
    }
}
