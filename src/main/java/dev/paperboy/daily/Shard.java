package dev.paperboy.daily;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of all readers, told by their ids.
 *
 * @param number from 0
 * @param of how many parts there are
 */
public record Shard(int number, int of) {

    static final Shard WHOLE = new Shard(0, 1);

    /** Fewer are planned in a minute or two, and each shard matches its topics anew. */
    private static final int READERS = 10_000;

    private static final int MOST = 16;

    public Shard {
        if (of < 1 || number < 0 || number >= of) {
            throw new IllegalArgumentException("Not a shard: " + number + " of " + of);
        }
    }

    /** The shards in which so many readers are planned. */
    public static List<Shard> forReaders(long readers) {
        return new Shard(0, (int) Math.max(1, Math.min(MOST, readers / READERS))).all();
    }

    /** This one and its siblings, which hold all readers together. */
    List<Shard> all() {
        return IntStream.range(0, of).mapToObj(part -> new Shard(part, of)).toList();
    }

    /** Reads what {@link #toString} wrote. */
    static Shard parse(String text) {
        var parts = text.split("-of-", 2);
        return new Shard(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    /** The name under which it is scheduled. */
    @Override
    public String toString() {
        return number + "-of-" + of;
    }
}
