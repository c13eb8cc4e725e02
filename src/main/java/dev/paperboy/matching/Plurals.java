package dev.paperboy.matching;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What a word may be the plural of, by the ends and exceptions that {@code plurals.txt} lists. */
final class Plurals {

    /** One capital is not enough: "As" begins a sentence. */
    private static final Pattern GPUS = Pattern.compile(".*\\p{Lu}.*\\p{Lu}s");

    /** Shorter words have no plural that could be told from another word: "as", "is", "us". */
    private static final int SHORTEST = 3;

    /** About 5 MB: the words of a week's papers, each of which stands in many. */
    private static final int MOST_KNOWN = 50_000;

    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();
    private final Map<String, List<String>> singulars = new HashMap<>();

    /** Most words end otherwise, and need not be looked for. */
    private final Set<Character> lastLetters = new HashSet<>();

    Plurals() {
        for (var line : Resource.lines("plurals.txt")) {
            if (!line.isBlank()) {
                var words = List.of(line.split(" "));
                singulars.put(words.get(0), words.subList(1, words.size()));
                lastLetters.add(last(words.get(0)));
            }
        }
    }

    /**
     * The words that a word may be read as, in small letters. Two words are the same but for their number if they have a reading in
     * common: "bases" and "basis", "bases" and "base", but not "basis" and "base".
     *
     * @param shouted whether all is written in capitals, so that they say nothing of this word
     */
    Set<String> readings(String written, boolean shouted) {
        if (shouted) {
            return read(written, true);
        }
        var read = known.get(written);
        if (read == null) {
            read = read(written, false);
            if (known.size() < MOST_KNOWN) {
                known.put(written, read);
            }
        }
        return read;
    }

    private Set<String> read(String written, boolean shouted) {
        var word = written.toLowerCase(Locale.ROOT);
        if (written.endsWith("s") && GPUS.matcher(written).matches()) {
            return Set.of(word.substring(0, word.length() - 1));
        }
        // In capitals the last S is a letter of the name: SARS.
        var isName = !shouted && Character.isUpperCase(last(written));
        var singulars = isName ? List.<String>of() : singulars(word);
        if (singulars.isEmpty()) {
            return Set.of(word);
        }
        var readings = new HashSet<>(singulars);
        readings.add(word);
        return Set.copyOf(readings);
    }

    /** Whether a word that is asked for alone, with its capital, is a name: "Windows". */
    boolean isName(String asked) {
        return Character.isUpperCase(asked.charAt(0)) && singulars.containsKey(asked);
    }

    private static char last(String word) {
        return word.charAt(word.length() - 1);
    }

    private List<String> singulars(String word) {
        if (word.length() < SHORTEST || !lastLetters.contains(last(word))) {
            return List.of();
        }
        var whole = singulars.get(word);
        for (int begin = 0; whole == null && begin < word.length(); begin++) {
            var stem = word.substring(0, begin);
            var ends = singulars.get("-" + word.substring(begin));
            if (ends != null) {
                return ends.stream().map(end -> stem + end.substring(1)).toList();
            }
        }
        return whole == null ? List.of() : whole;
    }
}
