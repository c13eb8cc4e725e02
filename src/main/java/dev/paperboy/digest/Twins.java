package dev.paperboy.digest;

import dev.paperboy.papers.Paper;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Papers that say nearly the same: two reports that nothing ties, or one text that was announced twice. They have a telling title in
 * common, or four fifths of their pairs of neighbouring words. That share is estimated from the smallest of {@value #HASHES} hashes
 * each (Broder, "On the resemblance and containment of documents", 1997), so that a pair costs next to nothing.
 */
final class Twins {

    private static final int HASHES = 64;
    private static final int ENOUGH = HASHES * 4 / 5;

    /** "Editorial" and "Deep learning" tell nothing. */
    private static final int WORDS_OF_A_TELLING_TITLE = 4;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Map<Long, Sketch> sketches = new ConcurrentHashMap<>();

    private record Sketch(List<String> title, int[] smallest) {}

    boolean are(Paper one, Paper other) {
        var a = sketches.computeIfAbsent(one.key(), key -> sketch(one));
        var b = sketches.computeIfAbsent(other.key(), key -> sketch(other));
        return (a.title().size() >= WORDS_OF_A_TELLING_TITLE && a.title().equals(b.title()))
                || common(a.smallest(), b.smallest()) > ENOUGH;
    }

    private static int common(int[] one, int[] other) {
        int common = 0;
        for (int i = 0; i < HASHES; i++) {
            if (one[i] == other[i]) {
                common++;
            }
        }
        return common;
    }

    private static Sketch sketch(Paper paper) {
        var words = words(paper.title() + " " + paper.abstractText());
        var smallest = new int[HASHES];
        Arrays.fill(smallest, Integer.MAX_VALUE);
        for (int i = 0; i < Math.max(1, words.size() - 1); i++) {
            var pair = words.subList(i, Math.min(words.size(), i + 2)).hashCode();
            for (int j = 0; j < HASHES; j++) {
                smallest[j] = Math.min(smallest[j], mixed(pair, j));
            }
        }
        return new Sketch(words(paper.title()), smallest);
    }

    private static List<String> words(String text) {
        return Stream.of(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** One of many hashes of the same; the finaliser of MurmurHash3. */
    private static int mixed(int hash, int which) {
        int mixed = hash ^ (which * 0x9E3779B9);
        mixed = (mixed ^ (mixed >>> 16)) * 0x85EBCA6B;
        mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
        return mixed ^ (mixed >>> 16);
    }
}
