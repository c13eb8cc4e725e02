package dev.paperboy.matching;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The papers that resemble each paper most. Papers that resemble each other tend to fit the same topics (van Rijsbergen's cluster
 * hypothesis), so a paper's score leans towards those of its neighbours, the more the nearer they are: Diaz, "Regularizing ad hoc
 * retrieval scores", CIKM 2005.
 *
 * @param places for each text the places of its nearest others, nearest first
 * @param nearness for each of these its cosine seen from the middle, never below 0, to the third power
 */
record Neighbours(int[][] places, float[][] nearness) {

    private static final int COUNT = 5;

    /**
     * @param directions of all texts, see {@link Direction#from}
     * @param count how many of them, from the first on, need their neighbours
     */
    static Neighbours of(List<float[]> directions, int count) {
        int size = directions.size();
        var places = new int[count][];
        var nearness = new float[count][];
        IntStream.range(0, count).parallel().forEach(i -> {
            var nearest = new Nearest(Math.min(COUNT, size - 1));
            for (int j = 0; j < size; j++) {
                if (j != i) {
                    nearest.offer(j, Direction.product(directions.get(i), directions.get(j)) / 2);
                }
            }
            places[i] = nearest.places;
            nearness[i] = nearest.cubes();
        });
        return new Neighbours(places, nearness);
    }

    /**
     * Scores that lean towards those of the neighbours.
     *
     * @param scores of all texts
     * @param leaning how much a neighbour counts beside the paper itself, if they were the same text
     */
    float[] lean(float[] scores, double leaning) {
        var leant = new float[places.length];
        for (int i = 0; i < leant.length; i++) {
            double sum = scores[i];
            double weight = 1;
            for (int n = 0; n < places[i].length; n++) {
                sum += leaning * nearness[i][n] * scores[places[i][n]];
                weight += leaning * nearness[i][n];
            }
            leant[i] = (float) (sum / weight);
        }
        return leant;
    }

    /** The best few of many, in order; of equally near ones those that came first. */
    private static final class Nearest {

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

        float[] cubes() {
            var cubes = new float[nearness.length];
            for (int i = 0; i < cubes.length; i++) {
                var near = Math.max(0, nearness[i]);
                cubes[i] = near * near * near;
            }
            return cubes;
        }
    }
}
