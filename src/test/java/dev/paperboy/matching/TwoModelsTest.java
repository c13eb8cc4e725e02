package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TwoModelsTest {

    private static final String TEXT = "A neural audio codec for speech";

    @Test
    void aTextHasTheSameVectorAloneAndAmongOthers() {
        var alone = SharedModel.encoder().papers(List.of(TEXT)).get(0);
        var among = SharedModel.encoder()
                .papers(List.of("Roads", "A much longer text on roads and crossings, which is begun before", TEXT));

        assertThat(among.get(2)).isEqualTo(alone);
    }

    @Test
    void bothModelsHaveAPartOfLengthOne() {
        var vector = SharedModel.encoder().topics(List.of(TEXT)).get(0);

        assertThat(vector).hasSize(2 * TwoModels.SIZE);
        assertThat(Direction.product(vector, vector, 0, TwoModels.SIZE)).isEqualTo(1, within(1e-4f));
        assertThat(Direction.product(vector, vector, TwoModels.SIZE, 2 * TwoModels.SIZE))
                .isEqualTo(1, within(1e-4f));
    }
}
