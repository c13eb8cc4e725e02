package dev.paperboy.matching;

import java.util.Arrays;

/** The best few of many, in order; of equally near ones those that came first. For one thread. */
final class Nearest {

    private final int[] places;
    private final float[] nearness;
    private int count;

    Nearest(int most) {
        places = new int[Math.max(0, most)];
        nearness = new float[Math.max(0, most)];
    }

    void offer(int place, float near) {
        if (count == places.length && (count == 0 || near <= nearness[count - 1])) {
            return;
        }
        int at = count < places.length ? count++ : count - 1;
        for (; at > 0 && nearness[at - 1] < near; at--) {
            nearness[at] = nearness[at - 1];
            places[at] = places[at - 1];
        }
        nearness[at] = near;
        places[at] = place;
    }

    /** The places of the nearest, nearest first. */
    int[] places() {
        return Arrays.copyOf(places, count);
    }

    /** Their nearness, never below 0, to the third power. */
    float[] cubes() {
        var cubes = new float[count];
        for (int i = 0; i < cubes.length; i++) {
            var near = Math.max(0, nearness[i]);
            cubes[i] = near * near * near;
        }
        return cubes;
    }
}
