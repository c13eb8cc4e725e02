package dev.paperboy.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.subscribers.Rating;
import dev.paperboy.subscribers.Rating.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InputsTest {

    @Test
    void whatTheReaderHadSaidUntilThenIsKept() {
        var digest = Samples.digest()
                .rated(List.of(
                        new Rating(3, true, Samples.MORNING, Origin.MAIL),
                        new Rating(4, false, Samples.MORNING.minusSeconds(60), Origin.IMPORT)));

        var read = Inputs.parse(Inputs.of(digest).toJson());

        assertThat(read).isEqualTo(Inputs.of(digest));
        assertThat(read.ratings())
                .containsExactly(
                        new Inputs.Said(3, true, Samples.MORNING.getEpochSecond()),
                        new Inputs.Said(4, false, Samples.MORNING.getEpochSecond() - 60));
        assertThat(read.strictness()).isEqualTo("BALANCED");
    }

    @Test
    void digestsOfBeforeRatingsWereKeptCanStillBeRead() {
        var old =
                "{\"topics\":[\"graphs\"],\"rhythm\":\"DAILY\",\"maximum\":10,\"firstDay\":\"2026-07-22\",\"reportsFrom\":\"2026-07-29\","
                        + "\"reports\":null,\"considered\":3}";

        assertThat(Inputs.parse(old).ratings()).isNull();
        assertThat(Inputs.parse(old).considered()).isEqualTo(3);
    }
}
