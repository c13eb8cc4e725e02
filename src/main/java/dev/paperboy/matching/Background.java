package dev.paperboy.matching;

import org.jspecify.annotations.Nullable;

/**
 * What all texts about research have in common. Vectors of one model lie in a narrow cone, some topics nearer to everything than
 * others; seen from the middle of {@code background.txt}, one sentence per field of science, nearness means something: 0 is as
 * far as any two fields.
 */
final class Background {

    private final Encoder encoder;
    private float @Nullable [] middle;

    Background(Encoder encoder) {
        this.encoder = encoder;
    }

    /** The direction in which a vector lies, seen from the middle, with length 1. */
    float[] from(float[] vector) {
        var middle = middle();
        var direction = new float[vector.length];
        double square = 0;
        for (int i = 0; i < vector.length; i++) {
            direction[i] = vector[i] - middle[i];
            square += direction[i] * (double) direction[i];
        }
        var scale = square == 0 ? 0 : (float) (1 / Math.sqrt(square));
        for (int i = 0; i < direction.length; i++) {
            direction[i] *= scale;
        }
        return direction;
    }

    /** The cosine of two directions. */
    static double nearness(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * (double) other[i];
        }
        return sum;
    }

    private synchronized float[] middle() {
        if (middle == null) {
            middle = mean();
        }
        return middle;
    }

    private float[] mean() {
        var vectors = encoder.encode(Resource.lines("background.txt"));
        var mean = new float[vectors.get(0).length];
        for (var vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i] / vectors.size();
            }
        }
        return mean;
    }
}
