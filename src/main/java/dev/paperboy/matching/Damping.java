package dev.paperboy.matching;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes what many papers share count less. The directions in which the papers at hand differ most are those between whole fields, and a
 * step along them says little about a single paper. So a direction is multiplied with the inverse of the papers' common covariance,
 * which is shrunk towards a round one: the weights of a linear discriminant (Fisher 1936; shrunk as in Friedman, "Regularized
 * discriminant analysis", 1989). Each model's part by itself.
 */
final class Damping {

    /** How many times the mean variance is added to the variance of each direction. */
    private static final double SHRINKAGE = 10;

    /** As many papers say well enough what papers share. */
    private static final int MOST = 20_000;

    /** For each part the inverse's rows, scaled so that a direction of mean variance keeps its length. */
    private final List<float[][]> parts;

    private Damping(List<float[][]> parts) {
        this.parts = parts;
    }

    /** @param all the directions of the papers at hand, see {@link Direction#from} */
    static Damping of(List<float[]> all) {
        int step = 1 + (all.size() - 1) / MOST;
        var directions = IntStream.range(0, all.size())
                .filter(i -> i % step == 0)
                .mapToObj(all::get)
                .toList();
        int count = directions.isEmpty() ? 0 : directions.get(0).length / TwoModels.SIZE;
        return new Damping(IntStream.range(0, count)
                .mapToObj(part -> part(directions, part * TwoModels.SIZE))
                .toList());
    }

    /** The direction with each part damped. */
    float[] apply(float[] direction) {
        var damped = direction.clone();
        for (int part = 0; part < parts.size(); part++) {
            int from = part * TwoModels.SIZE;
            var own = new float[TwoModels.SIZE];
            System.arraycopy(direction, from, own, 0, own.length);
            for (int i = 0; i < own.length; i++) {
                damped[from + i] = Direction.product(parts.get(part)[i], own);
            }
        }
        return damped;
    }

    private static float[][] part(List<float[]> directions, int from) {
        var columns = new float[TwoModels.SIZE][directions.size()];
        for (int paper = 0; paper < directions.size(); paper++) {
            for (int i = 0; i < columns.length; i++) {
                columns[i][paper] = directions.get(paper)[from + i];
            }
        }
        var matrix = new double[TwoModels.SIZE][TwoModels.SIZE];
        IntStream.range(0, matrix.length).parallel().forEach(i -> {
            for (int j = 0; j < matrix.length; j++) {
                matrix[i][j] = Direction.product(columns[i], columns[j]) / directions.size();
            }
        });
        var mean =
                IntStream.range(0, matrix.length).mapToDouble(i -> matrix[i][i]).sum() / matrix.length;
        if (mean == 0) {
            mean = 1;
        }
        for (int i = 0; i < matrix.length; i++) {
            matrix[i][i] += SHRINKAGE * mean;
        }
        return scaled(inverse(matrix), mean * (1 + SHRINKAGE));
    }

    /** Gauss and Jordan's, in place; without pivots, since a shrunk covariance is positive definite. */
    private static double[][] inverse(double[][] matrix) {
        for (int pivot = 0; pivot < matrix.length; pivot++) {
            var row = matrix[pivot];
            var factor = 1 / row[pivot];
            row[pivot] = 1;
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
            for (int i = 0; i < matrix.length; i++) {
                if (i != pivot) {
                    subtract(row, matrix[i], pivot);
                }
            }
        }
        return matrix;
    }

    private static void subtract(double[] row, double[] from, int pivot) {
        var times = from[pivot];
        from[pivot] = 0;
        for (int j = 0; j < row.length; j++) {
            from[j] -= times * row[j];
        }
    }

    private static float[][] scaled(double[][] matrix, double factor) {
        var scaled = new float[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                scaled[i][j] = (float) (factor * matrix[i][j]);
            }
        }
        return scaled;
    }
}
