package dev.paperboy.matching;

/**
 * Arithmetic on vectors that hold one part for each model, one part after the other, each of
 * {@link TwoModels#SIZE} numbers.
 */
final class Direction {

    private Direction() {}

    /** The inner product of the first numbers, as many as the shorter vector has. */
    static float product(float[] one, float[] other) {
        return product(one, other, 0, Math.min(one.length, other.length));
    }

    /** The inner product from one place on to another; in eight sums, which the machine can add side by side. */
    static float product(float[] one, float[] other, int from, int to) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int i = from;
        for (; i + 7 < to; i += 8) {
            a += one[i] * other[i];
            b += one[i + 1] * other[i + 1];
            c += one[i + 2] * other[i + 2];
            d += one[i + 3] * other[i + 3];
            e += one[i + 4] * other[i + 4];
            f += one[i + 5] * other[i + 5];
            g += one[i + 6] * other[i + 6];
            h += one[i + 7] * other[i + 7];
        }
        for (; i < to; i++) {
            a += one[i] * other[i];
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }

    /** Where a vector lies seen from the middle of all: each part with length 1. */
    static float[] from(float[] middle, float[] vector) {
        var direction = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            direction[i] = vector[i] - middle[i];
        }
        return unitParts(direction);
    }

    static float[] sum(float[] one, float[] other) {
        var sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }

    /** The same vector with each part stretched to length 1; changed in place. */
    static float[] unitParts(float[] vector) {
        for (int from = 0; from < vector.length; from += TwoModels.SIZE) {
            int to = Math.min(vector.length, from + TwoModels.SIZE);
            var length = Math.sqrt(product(vector, vector, from, to));
            for (int i = from; i < to && length > 0; i++) {
                vector[i] = (float) (vector[i] / length);
            }
        }
        return vector;
    }
}
