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

    /** A minute's work on two cores; ten times as many texts would take a hundred minutes. A service's day never has so many. */
    private static final int ALL_PAIRS = 20_000;

    /**
     * @param directions of all texts, see {@link Direction#from}
     * @param count how many of them, from the first on, need their neighbours
     */
    static Neighbours of(List<float[]> directions, int count) {
        return of(directions, count, ALL_PAIRS);
    }

    /** @param allPairs up to so many texts each is compared with each; of more with those of the same {@link Regions} */
    static Neighbours of(List<float[]> directions, int count, int allPairs) {
        var places = new int[count][];
        var nearness = new float[count][];
        var regions = directions.size() > allPairs ? Regions.of(directions) : Regions.one(directions.size());
        IntStream.range(0, count).parallel().forEach(i -> {
            var nearest = new Nearest(Math.min(COUNT, directions.size() - 1));
            regions.near(i).forEach(j -> {
                if (j != i) {
                    nearest.offer(j, Direction.product(directions.get(i), directions.get(j)) / 2);
                }
            });
            places[i] = nearest.places();
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
}
