package dev.paperboy.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A stretch of a text that is shown as evidence, highlighted or not. */
public record Piece(String text, boolean marked) {

    /** Cuts a text at the whole words or phrases to highlight, whatever their case; those side by side are one piece. */
    public static List<Piece> of(String text, List<String> words) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        if (words.stream().anyMatch(word -> !word.isBlank())) {
            var matcher = anyOf(words).matcher(text);
            while (matcher.find()) {
                add(pieces, text.substring(from, matcher.start()), false);
                add(pieces, matcher.group(), true);
                from = matcher.end();
            }
        }
        add(pieces, text.substring(from), false);
        return pieces;
    }

    private static Pattern anyOf(List<String> words) {
        // The longest first, since an alternation takes the first that fits: "neural audio codec" before "codec".
        var alternatives = words.stream()
                .filter(word -> !word.isBlank())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        var one = "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])";
        return Pattern.compile(one + "(?:[ -]" + one + ")*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static void add(List<Piece> pieces, String text, boolean marked) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, marked));
        }
    }
}
