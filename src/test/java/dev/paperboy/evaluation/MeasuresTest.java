package dev.paperboy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MeasuresTest {

    private static final double EXACT = 1e-9;

    @Test
    void aPerfectRankingHasOneOfEverything() {
        var measures = Measures.of(List.of("a", "b", "c"), Map.of("a", 2.0, "b", 1.0, "x", 0.0));

        assertThat(measures).isEqualTo(new Measures(1, 1, 1));
    }

    @Test
    void theGradeIsTheGainAndTheIdealCountsWhatWasNotFound() {
        var measures = Measures.of(List.of("n", "b"), Map.of("a", 2.0, "b", 1.0));

        // 1/log2(3) found of 2/log2(2) + 1/log2(3) that could be.
        assertThat(measures.ndcg()).isCloseTo(0.6309297535714575 / 2.6309297535714575, within(EXACT));
        assertThat(measures.averagePrecision()).isCloseTo(0.25, within(EXACT));
        assertThat(measures.recall()).isEqualTo(0.5);
    }

    @Test
    void whatComesAfterTheTenthPlaceGainsNothing() {
        var ranking = IntStream.range(0, 120).mapToObj(i -> "d" + i).toList();

        var measures = Measures.of(ranking, Map.of("d10", 1.0, "d99", 1.0, "d100", 1.0));

        assertThat(measures.ndcg()).isZero();
        assertThat(measures.recall()).isCloseTo(2 / 3.0, within(EXACT));
        assertThat(measures.averagePrecision()).isCloseTo((1 / 11.0 + 2 / 100.0 + 3 / 101.0) / 3, within(EXACT));
    }

    /** Random rankings with grades, documents that nobody ranked, and such as nobody judged. */
    @ParameterizedTest
    @MethodSource("answersOfTrecEval")
    void theFiguresAreThoseOfTrecEval(String line) {
        var columns = List.of(line.split("\t"));
        var judgements = Stream.of(columns.get(1).split(" "))
                .map(judgement -> judgement.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Double.valueOf(pair[1])));

        var measures = Measures.of(List.of(columns.get(0).split(" ")), judgements);

        assertThat(measures.ndcg()).isCloseTo(Double.parseDouble(columns.get(2)), within(EXACT));
        assertThat(measures.recall()).isCloseTo(Double.parseDouble(columns.get(3)), within(EXACT));
        assertThat(measures.averagePrecision()).isCloseTo(Double.parseDouble(columns.get(4)), within(EXACT));
    }

    static List<String> answersOfTrecEval() throws IOException {
        try (var stream = Objects.requireNonNull(MeasuresTest.class.getResourceAsStream("trec_eval.tsv"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
