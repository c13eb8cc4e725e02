package dev.paperboy.matching;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The stems of a paper and which of them stand together, as numbers of a {@link Vocabulary}. */
final class Words {

    private final int[] stems;
    private final long[] together;

    private Words(int[] stems, long[] together) {
        this.stems = stems;
        this.together = together;
    }

    /** @param order the stems as they stand in the paper */
    static Words of(List<String> order, Vocabulary vocabulary) {
        var numbers = order.stream().mapToInt(vocabulary::number).toArray();
        var pairs = IntStream.range(0, numbers.length)
                .mapToObj(i -> IntStream.of(i - 1, i + 1, i + 2)
                        .filter(other -> other >= 0 && other < numbers.length)
                        .mapToLong(other -> pair(numbers[i], numbers[other])))
                .flatMapToLong(Function.identity());
        return new Words(
                Arrays.stream(numbers).sorted().distinct().toArray(),
                pairs.sorted().distinct().toArray());
    }

    boolean has(int stem) {
        return Arrays.binarySearch(stems, stem) >= 0;
    }

    /** Whether they are neighbours, in either order, or one word apart in this order. */
    boolean hasTogether(int one, int other) {
        return Arrays.binarySearch(together, pair(one, other)) >= 0;
    }

    private static long pair(int one, int other) {
        return (long) one << Integer.SIZE | Integer.toUnsignedLong(other);
    }
}
