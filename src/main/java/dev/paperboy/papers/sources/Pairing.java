package dev.paperboy.papers.sources;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which blocks of a text page are titles and which are the abstracts that belong to them, when one of either may be missing.
 *
 * <p>Counting off in pairs would go wrong from the first gap to the end of the page. So each block can play each {@link Part}, a part
 * that goes against a block's looks or leaves a partner out has a price, and the cheapest play over the whole page is taken
 * (Viterbi's algorithm). One gap then costs one entry, and the text after it falls into step again.
 */
final class Pairing {

    /** What a block can be; the order is that of the columns below. */
    private enum Part {
        TITLE,
        ABSTRACT,
        MORE_OF_ABSTRACT
    }

    private static final double AGAINST_LOOKS = 6;
    private static final double UNSURE = 0.5;
    private static final double PARTNER_MISSING = 2;
    /** Dearer than a missing title: to take two papers' abstracts for one would hide the loss. */
    private static final double JOINED_WITHOUT_SIGN = 2.5;

    private static final double IMPOSSIBLE = 1e9;

    private Pairing() {}

    /** The entries of a page in order: whole ones, and those that lack their title or their abstract. */
    static List<Entry> of(List<Block> blocks) {
        var parts = cheapest(blocks);
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < parts.length; ) {
            int next = i + 1;
            while (next < parts.length && belongs(parts[next - 1], parts[next])) {
                next++;
            }
            entries.add(entry(blocks.subList(i, next), parts[i] == Part.TITLE));
            i = next;
        }
        return entries;
    }

    private static boolean belongs(Part before, Part part) {
        return part == Part.MORE_OF_ABSTRACT || (part == Part.ABSTRACT && before == Part.TITLE);
    }

    private static Entry entry(List<Block> blocks, boolean titled) {
        var title = titled ? Optional.of(blocks.get(0).text()) : Optional.<String>empty();
        var rest = blocks.subList(titled ? 1 : 0, blocks.size());
        var text = String.join(" ", rest.stream().map(Block::text).toList());
        return new Entry(blocks.get(0).line(), title, Optional.of(text).filter(some -> !some.isEmpty()));
    }

    private static Part[] cheapest(List<Block> blocks) {
        var all = Part.values();
        var price = new double[blocks.size() + 1][all.length];
        var from = new Part[blocks.size() + 1][all.length];
        // The page begins as if an entry had just ended.
        Arrays.fill(price[0], IMPOSSIBLE);
        price[0][Part.ABSTRACT.ordinal()] = 0;
        for (int i = 1; i <= blocks.size(); i++) {
            for (var part : all) {
                price[i][part.ordinal()] = Double.MAX_VALUE;
                for (var before : all) {
                    double sum = price[i - 1][before.ordinal()]
                            + looks(blocks.get(i - 1), part)
                            + step(blocks, i - 1, before, part);
                    if (sum < price[i][part.ordinal()]) {
                        price[i][part.ordinal()] = sum;
                        from[i][part.ordinal()] = before;
                    }
                }
            }
        }
        // A title at the very end lacks its abstract.
        price[blocks.size()][Part.TITLE.ordinal()] += PARTNER_MISSING;
        return backwards(price[blocks.size()], from);
    }

    private static Part[] backwards(double[] last, Part[][] from) {
        var parts = new Part[from.length - 1];
        var part = Arrays.stream(Part.values())
                .min((one, other) -> Double.compare(last[one.ordinal()], last[other.ordinal()]))
                .orElseThrow();
        for (int i = parts.length; i > 0; i--) {
            parts[i - 1] = part;
            part = from[i][part.ordinal()];
        }
        return parts;
    }

    private static double looks(Block block, Part part) {
        return switch (block.look()) {
            case EITHER -> UNSURE;
            case TITLE -> part == Part.TITLE || part == Part.MORE_OF_ABSTRACT ? 0 : AGAINST_LOOKS;
            case ABSTRACT -> part == Part.TITLE ? AGAINST_LOOKS : 0;
        };
    }

    private static double step(List<Block> blocks, int index, Part before, Part part) {
        return switch (part) {
            case TITLE -> before == Part.TITLE ? PARTNER_MISSING : 0;
            case ABSTRACT -> before == Part.TITLE ? 0 : PARTNER_MISSING;
            case MORE_OF_ABSTRACT -> {
                if (index == 0 || before == Part.TITLE) {
                    yield IMPOSSIBLE;
                }
                yield blocks.get(index).continues(blocks.get(index - 1)) ? 0 : JOINED_WITHOUT_SIGN;
            }
        };
    }

    /**
     * @param line where it begins
     * @param title if it is there
     * @param abstractText if it is there
     */
    record Entry(int line, Optional<String> title, Optional<String> abstractText) {}
}
