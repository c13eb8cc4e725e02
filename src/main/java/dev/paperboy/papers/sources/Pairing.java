package dev.paperboy.papers.sources;

import static java.util.Comparator.comparingDouble;
import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which blocks of a text page are titles and which are the abstracts that belong to them, when one of either may be missing.
 *
 * <p>Counting off in pairs would go wrong from the first gap to the end of the page. So each block can play each {@link Part}, a part
 * that goes against a block's looks or leaves a partner out has a price, and the cheapest play over the whole page is taken
 * (Viterbi's algorithm). One gap then costs one entry, and the text after it falls into step again.
 */
final class Pairing {

    private enum Part {
        TITLE,
        ABSTRACT,
        MORE_OF_ABSTRACT
    }

    private static final double AGAINST_LOOKS = 6;
    private static final double UNSURE = 0.5;
    /** A title that ends with a full stop is rarer than an abstract whose first sentence stands by itself. */
    private static final double FULL_STOP = 1.5;

    private static final double PARTNER_MISSING = 2;
    /** Dearer than a missing title: to take two papers' abstracts for one would hide the loss. */
    private static final double JOINED_WITHOUT_SIGN = 2.5;

    /** One short sentence is hardly a whole abstract. */
    private static final double JOINED_TO_A_SENTENCE = 1;

    private static final double IMPOSSIBLE = Double.POSITIVE_INFINITY;

    private Pairing() {}

    /** The entries of a page in order: whole ones, and those that lack their title or their abstract. */
    static List<Entry> of(List<Block> blocks) {
        var parts = cheapest(blocks);
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < parts.size(); ) {
            int next = i + 1;
            while (next < parts.size() && belongs(parts.get(next - 1), parts.get(next))) {
                next++;
            }
            entries.add(entry(blocks.subList(i, next), parts.get(i) == Part.TITLE));
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

    private static List<Part> cheapest(List<Block> blocks) {
        // The page begins as if an entry had just ended.
        var plays = List.of(new Play(Part.ABSTRACT, 0, null));
        for (int i = 0; i < blocks.size(); i++) {
            var longer = new ArrayList<Play>();
            for (var part : Part.values()) {
                double looks = looks(blocks.get(i), part);
                Play best = null;
                for (var play : plays) {
                    var candidate = new Play(part, play.price + looks + step(blocks, i, play.part, part), play);
                    best = best == null || candidate.price < best.price ? candidate : best;
                }
                longer.add(requireNonNull(best));
            }
            plays = longer;
        }
        return plays.stream()
                .min(comparingDouble(Play::priceAtEnd))
                .orElseThrow()
                .parts();
    }

    private static double looks(Block block, Part part) {
        return switch (block.look()) {
            case EITHER -> part == Part.TITLE && block.text().endsWith(".") ? FULL_STOP : UNSURE;
            case TITLE -> part == Part.ABSTRACT ? AGAINST_LOOKS : 0;
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
                var previous = blocks.get(index - 1);
                if (blocks.get(index).continues(previous)) {
                    yield 0;
                }
                yield previous.isOneSentence() ? JOINED_TO_A_SENTENCE : JOINED_WITHOUT_SIGN;
            }
        };
    }

    /** The last part of a play, its price so far, and the play up to it; nothing is before the page. */
    private record Play(Part part, double price, @Nullable Play before) {

        double priceAtEnd() {
            return price + (part == Part.TITLE ? PARTNER_MISSING : 0);
        }

        List<Part> parts() {
            var parts = new ArrayDeque<Part>();
            var play = this;
            while (play.before != null) {
                parts.addFirst(play.part);
                play = play.before;
            }
            return List.copyOf(parts);
        }
    }

    /**
     * @param line where it begins
     * @param title if it is there
     * @param abstractText if it is there
     */
    record Entry(int line, Optional<String> title, Optional<String> abstractText) {}
}
