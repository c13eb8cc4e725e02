package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sixty groups of ten texts each that lie close together. */
final class NeighboursTest {

    private static final int SIZE = 600;
    private static final List<float[]> TEXTS = texts(new Random(4));

    @Test
    void theNearestAreFoundWithoutComparingAll() {
        var all = Neighbours.of(TEXTS, SIZE, SIZE);
        var some = Neighbours.of(TEXTS, SIZE, SIZE - 1);

        var found = IntStream.range(0, SIZE)
                .mapToLong(i -> common(all.places()[i], some.places()[i]))
                .sum();
        assertThat(found).isGreaterThan(5L * SIZE * 9 / 10);
        assertThat(IntStream.range(0, SIZE).filter(i -> common(some.places()[i], new int[] {i}) > 0))
                .isEmpty();
    }

    @Test
    void theSameTextsAlwaysHaveTheSameNeighbours() {
        assertThat(Neighbours.of(TEXTS, SIZE, 0).places())
                .isDeepEqualTo(Neighbours.of(TEXTS, SIZE, 0).places());
    }

    @Test
    void whereThereIsNoSecondTextNothingLeans() {
        assertThat(Neighbours.of(TEXTS.subList(0, 1), 1, 0).lean(new float[] {2}, 1))
                .containsExactly(2);
    }

    private static long common(int[] one, int[] other) {
        return Arrays.stream(one)
                .filter(place -> Arrays.stream(other).anyMatch(same -> same == place))
                .count();
    }

    private static List<float[]> texts(Random random) {
        var middles =
                IntStream.range(0, SIZE / 10).mapToObj(i -> vector(random)).toList();
        return IntStream.range(0, SIZE)
                .mapToObj(i -> {
                    var own = vector(random);
                    var middle = middles.get(i % middles.size());
                    for (int j = 0; j < own.length; j++) {
                        own[j] = middle[j] + own[j] / 3;
                    }
                    return Direction.unitParts(own);
                })
                .toList();
    }

    private static float[] vector(Random random) {
        var vector = new float[2 * TwoModels.SIZE];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Direction.unitParts(vector);
    }
}
