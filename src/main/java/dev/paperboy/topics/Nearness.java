package dev.paperboy.topics;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Words that must occur near each other, {@code "draft model"~5} as Lucene's query parser writes it. Among the words and phrases of a topic
 * they stand without quotes, {@code draft model~5}.
 *
 * @param words as they are typed, between blanks
 * @param distance by how many places altogether the words may stand away from a phrase of them
 */
public record Nearness(String words, int distance) {

    private static final Pattern FORM = Pattern.compile("(.* .*)~(\\d{1,3})");
    private static final Pattern LOOKS_SO = Pattern.compile("~(?=\\d{1,3}$)");

    /** What a word or phrase of a topic says of nearness; empty if it stands for itself. */
    public static Optional<Nearness> in(String wordOrPhrase) {
        var matcher = FORM.matcher(wordOrPhrase);
        return matcher.matches()
                ? Optional.of(new Nearness(matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    static String of(String words, String distance) {
        return words + "~" + distance;
    }

    /** A phrase that happens to end like one. */
    static String none(String phrase) {
        return in(phrase).isEmpty() ? phrase : LOOKS_SO.matcher(phrase).replaceFirst(" ");
    }

    /** What is asked for, word for word, wherever it stands. */
    static List<String> wordsOf(String wordOrPhrase) {
        return in(wordOrPhrase).map(near -> List.of(near.words().split(" "))).orElse(List.of(wordOrPhrase));
    }
}
