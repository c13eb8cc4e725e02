package dev.paperboy.matching;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Texts by the region in which they lie, so that not each has to be compared with each: an inverted file (Sivic and Zisserman, "Video
 * Google", ICCV 2003) whose regions are those nearest to as many sample texts as the root of the number of texts. What is near to a text,
 * but in none of the regions where it is looked for, is missed. The same texts in the same order always give the same regions.
 *
 * @param of for each text the regions where what is near to it is looked for, nearest first
 * @param members for each region the places of the texts that lie in it
 */
record Regions(int[][] of, int[][] members) {

    /** In how many regions the neighbours of a text are looked for. */
    private static final int LOOKED_AT = 8;

    /** All texts in one region: nothing is missed. */
    static Regions one(int size) {
        var only = new int[] {0};
        var of = new int[size][];
        Arrays.fill(of, only);
        return new Regions(of, new int[][] {IntStream.range(0, size).toArray()});
    }

    static Regions of(List<float[]> directions) {
        int size = directions.size();
        int count = (int) Math.ceil(Math.sqrt(size));
        var samples = IntStream.range(0, count)
                .mapToObj(i -> directions.get((int) ((long) i * size / count)))
                .toList();
        var of = new int[size][];
        IntStream.range(0, size).parallel().forEach(i -> {
            var nearest = new Nearest(Math.min(LOOKED_AT, count));
            for (int j = 0; j < count; j++) {
                nearest.offer(j, Direction.product(directions.get(i), samples.get(j)));
            }
            of[i] = nearest.places();
        });
        var members = new int[count][];
        var sizes = new int[count];
        for (var regions : of) {
            sizes[regions[0]]++;
        }
        for (int i = 0; i < count; i++) {
            members[i] = new int[sizes[i]];
        }
        for (int i = size - 1; i >= 0; i--) {
            members[of[i][0]][--sizes[of[i][0]]] = i;
        }
        return new Regions(of, members);
    }

    /** The places of the texts among which a text's neighbours are looked for. */
    IntStream near(int text) {
        return IntStream.of(of[text]).flatMap(region -> IntStream.of(members[region]));
    }
}
