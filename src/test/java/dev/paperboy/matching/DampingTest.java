package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DampingTest {

    private static final int SIZE = TwoModels.SIZE;

    @Test
    void aStepAlongWhatSeparatesThePapersCountsLessThanOneAcross() {
        var damping = Damping.of(papersApartAlong(0));

        var along = damping.apply(axis(0))[0];
        var across = damping.apply(axis(1))[1];

        assertThat(along).isPositive().isLessThan(0.5f * across);
    }

    @Test
    void eachModelsPartIsDampedByItsOwnPapers() {
        var damping = Damping.of(papersApartAlong(0));

        var second = damping.apply(axis(SIZE));

        assertThat(second[SIZE]).isEqualTo(damping.apply(axis(SIZE + 1))[SIZE + 1], within(0.1f));
        assertThat(second[0]).isZero();
    }

    @Test
    void itIsTheInverseOfTheShrunkCovariance() {
        var papers = papersApartAlong(3);
        var direction = axis(5);
        direction[3] = -0.5f;

        var damped = Damping.of(papers).apply(direction);

        // Multiplied with the shrunk covariance again, it is the direction, by one factor.
        double mean = papers.stream()
                .mapToDouble(paper -> square(paper) / 2 / SIZE)
                .average()
                .orElseThrow();
        for (int i = 0; i < SIZE; i++) {
            double product = 10 * mean * damped[i];
            for (var paper : papers) {
                product += paper[i] * Direction.product(paper, damped, 0, SIZE) / papers.size();
            }
            assertThat(product / (11 * mean)).isEqualTo(direction[i], within(1e-3));
        }
    }

    @Test
    void withoutPapersADirectionStaysAsItIs() {
        assertThat(Damping.of(List.of()).apply(axis(2))).isEqualTo(axis(2));
        assertThat(Damping.of(List.of(new float[2 * SIZE])).apply(axis(2))[2]).isEqualTo(1, within(0.2f));
    }

    private static double square(float[] paper) {
        return Direction.product(paper, paper);
    }

    /** Random directions which in their first part lie near the one end of an axis or the other. */
    private static List<float[]> papersApartAlong(int axis) {
        var random = new Random(7);
        var papers = new ArrayList<float[]>();
        for (int paper = 0; paper < 2000; paper++) {
            var vector = new float[2 * SIZE];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) random.nextGaussian();
            }
            vector[axis] = paper % 2 == 0 ? 20 : -20;
            papers.add(Direction.unitParts(vector));
        }
        return papers;
    }

    private static float[] axis(int place) {
        var axis = new float[2 * SIZE];
        axis[place] = 1;
        return axis;
    }
}
