package dev.paperboy.topics;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the text of a topic apart. */
final class TopicReader {

    /** A sign only counts at the beginning of a word, so that "low-rank" and "C++" stay what they are. */
    private static final Pattern PART =
            Pattern.compile("(?<sign>[+\\-\u2212\u2013]|NOT\\s+)?(?:\"(?<phrase>[^\"]*)(?:\"|$)|(?<word>[^\\s\"]+))");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}&&[^\\s]]");
    private static final Pattern WORD_CHARACTER = Pattern.compile("[\\p{L}\\p{N}]");
    private static final int QUOTED_LENGTH = 60;

    private final List<String> about = new ArrayList<>();
    private final Set<String> must = new LinkedHashSet<>();
    private final Set<String> not = new LinkedHashSet<>();

    private TopicReader() {}

    static Topic read(String typed) {
        var text = clean(typed);
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "Please say what you want to read about; \"" + shorten(typed.strip()) + "\" is empty.");
        }
        if (text.length() > Topic.MAX_LENGTH) {
            throw new IllegalArgumentException("Please use at most " + Topic.MAX_LENGTH + " characters; \""
                    + shorten(text) + "\" has " + text.length() + ".");
        }
        var reader = new TopicReader();
        reader.takeApart(text);
        return reader.topic(text);
    }

    private static String clean(String text) {
        var oneLine = text.replaceAll("[\\s\\u0085\\p{Z}]+", " ");
        var visible = CONTROL.matcher(oneLine).replaceAll("");
        return Normalizer.normalize(visible, Normalizer.Form.NFC)
                .replaceAll("[\u201C\u201D\u201E\u00AB\u00BB]", "\"")
                .replaceAll(" {2,}", " ")
                .strip();
    }

    private void takeApart(String text) {
        var parts = PART.matcher(text);
        while (parts.find()) {
            var phrase = parts.group("phrase");
            take(parts.group("sign"), phrase == null ? parts.group("word") : phrase.strip());
        }
    }

    private void take(@Nullable String sign, String part) {
        if (!WORD_CHARACTER.matcher(part).find()) {
            return;
        }
        if (sign == null) {
            about.add(part);
        } else if (sign.equals("+")) {
            must.add(part);
        } else {
            not.add(part);
        }
    }

    private Topic topic(String text) {
        if (about.isEmpty() && must.isEmpty()) {
            throw new IllegalArgumentException(
                    not.isEmpty()
                            ? "Please use words to say what you want to read about; \"" + shorten(text) + "\" has none."
                            : "\"" + shorten(text)
                                    + "\" only says what you do not want; please add what you do want to read about.");
        }
        return new Topic(text, String.join(" ", about), List.copyOf(must), List.copyOf(not));
    }

    private static String shorten(String text) {
        return text.length() <= QUOTED_LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, QUOTED_LENGTH))) + "…";
    }
}
