package dev.paperboy.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Vectors of length 1 with one byte per number: the direction is kept to about one per cent, the room is a quarter. */
final class SmallVectors {

    private SmallVectors() {}

    static byte[] bytes(List<float[]> vectors) {
        var bytes = new byte[vectors.stream().mapToInt(vector -> vector.length).sum()];
        int place = 0;
        for (var vector : vectors) {
            float greatest = 0;
            for (var number : vector) {
                greatest = Math.max(greatest, Math.abs(number));
            }
            for (var number : vector) {
                bytes[place++] = (byte) (greatest == 0 ? 0 : Math.round(number / greatest * Byte.MAX_VALUE));
            }
        }
        return bytes;
    }

    static List<float[]> read(byte[] bytes, int length) {
        var vectors = new ArrayList<float[]>();
        for (int from = 0; length > 0 && from + length <= bytes.length; from += length) {
            vectors.add(unit(Arrays.copyOfRange(bytes, from, from + length)));
        }
        return List.copyOf(vectors);
    }

    /** The vectors as they will be read again. */
    static List<float[]> rounded(List<float[]> vectors) {
        return vectors.isEmpty() ? List.of() : read(bytes(vectors), vectors.get(0).length);
    }

    private static float[] unit(byte[] numbers) {
        double square = 0;
        for (var number : numbers) {
            square += number * (double) number;
        }
        var vector = new float[numbers.length];
        for (int i = 0; i < vector.length && square > 0; i++) {
            vector[i] = (float) (numbers[i] / Math.sqrt(square));
        }
        return vector;
    }
}
