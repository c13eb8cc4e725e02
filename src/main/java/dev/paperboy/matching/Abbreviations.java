package dev.paperboy.matching;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Writes abbreviations out: a reader types "TTS", the model knows "text-to-speech synthesis". */
final class Abbreviations {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Map<String, String> longForms = new TreeMap<>();

    Abbreviations() {
        for (var line : Resource.lines("abbreviations.txt")) {
            var space = line.indexOf(' ');
            longForms.put(line.substring(0, space), line.substring(space + 1));
        }
    }

    /** Each abbreviation with its long form. */
    void forEach(BiConsumer<String, String> action) {
        longForms.forEach(action);
    }

    /** The text with the long forms of its abbreviations added in brackets; itself if it has none. */
    String writtenOut(String text) {
        return WORD.matcher(text).replaceAll(word -> {
            var form = longForm(word.group());
            return form.isEmpty() ? "$0" : "$0 (" + form + ")";
        });
    }

    /** As listed or in the plural; capitals matter, so that "ar" and "vit" in other words' company stay what they are. */
    String longForm(String word) {
        var singular = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return longForms.getOrDefault(word, longForms.getOrDefault(singular, ""));
    }
}
