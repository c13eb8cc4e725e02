package dev.paperboy.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes abbreviations out: a reader types "TTS", the model knows "text-to-speech synthesis". */
final class Abbreviations {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Map<String, String> longForms = new HashMap<>();

    Abbreviations() {
        for (var line : Resource.lines("abbreviations.txt")) {
            var space = line.indexOf(' ');
            longForms.put(line.substring(0, space), line.substring(space + 1));
        }
    }

    /** The text with the long forms of its abbreviations added in brackets; itself if it has none. */
    String writtenOut(String text) {
        return WORD.matcher(text).replaceAll(word -> {
            var form = longForm(word.group());
            return form.isEmpty() ? "$0" : "$0 (" + form + ")";
        });
    }

    /** Each way to ask for the same: with the abbreviations, and with their long forms instead. */
    List<String> ways(String text) {
        var ways = new ArrayList<String>();
        ways.add(text);
        var replaced = WORD.matcher(text).replaceAll(word -> {
            var form = longForm(word.group());
            return form.isEmpty() ? "$0" : form;
        });
        if (!replaced.equals(text)) {
            ways.add(replaced);
        }
        return ways;
    }

    /** As listed or in the plural; capitals matter, so that "ar" and "vit" in other words' company stay what they are. */
    private String longForm(String word) {
        var singular = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return longForms.getOrDefault(word, longForms.getOrDefault(singular, ""));
    }
}
