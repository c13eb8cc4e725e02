package dev.paperboy.topics;

import java.util.regex.Pattern;

/**
 * What Lucene lets stand at a word or phrase to weigh it, to allow for slips, or for letters that are not known. Here a condition holds or
 * does not, and to leave such a thing out without a word would be a lie.
 */
final class Modifiers {

    private static final String WEIGHT = "\\^\\d+(?:\\.\\d+)?";
    private static final String LIKENESS = "~\\d*(?:\\.\\d+)?";

    /** A first distance may be meant well. */
    private static final Pattern AFTER_QUOTES =
            Pattern.compile("\\G(?:~\\d{1,3})?((?:" + WEIGHT + "|" + LIKENESS + ")+)(?=[ )]|$)");

    private static final Pattern AFTER_WORD =
            Pattern.compile("(?<=[\\p{L}\\p{N}*])(?:" + WEIGHT + "|" + LIKENESS + ")+$");

    /** "R^2", "z~6", "10^5": a single letter or a number is nothing to weigh. */
    private static final Pattern MATHEMATICS =
            Pattern.compile("(?:NOT |[+\\-\u2212!])*(?:\\p{L}|\\p{N}+(?:[.,]\\p{N}+)*)[\\^~]\\d+(?:\\.\\d+)?");

    private static final Pattern INSIDE_WORD = Pattern.compile("(?<!\\\\)[?*]+(?=[\\p{L}\\p{N}])");
    private static final Pattern BEGINNING = Pattern.compile(".*[\\p{L}\\p{N}]{2}");

    private Modifiers() {}

    /**
     * @param from where a phrase begins, with its sign
     * @param end behind its last quote
     * @throws TopicException if it is followed by anything but a distance
     */
    static void refuseAfterQuotes(String text, int from, int end) {
        var modifier = AFTER_QUOTES.matcher(text);
        if (modifier.find(end)) {
            throw unknown(text, from, modifier.start(1), modifier.end(1));
        }
    }

    /** @throws TopicException if a word that is a condition has one */
    static void refuseInWord(String text, int from, int to) {
        var word = text.substring(from, to);
        var after = AFTER_WORD.matcher(word);
        if (after.find() && !MATHEMATICS.matcher(word).matches()) {
            throw unknown(text, from, from + after.start(), to);
        }
        var inside = INSIDE_WORD.matcher(word);
        if (inside.find()) {
            var beginning = word.substring(0, inside.start());
            throw new TopicException(
                    "In a word only a star at the end works.",
                    text,
                    from,
                    to,
                    BEGINNING.matcher(beginning).matches()
                            ? text.substring(0, from) + beginning + "*" + text.substring(to)
                            : "");
        }
    }

    private static TopicException unknown(String text, int from, int begin, int end) {
        return new TopicException(
                "\"" + text.substring(begin, end)
                        + "\" is not known here; after several words in quotes, ~5 asks for them near each other.",
                text,
                from,
                end,
                text.substring(0, begin) + text.substring(end));
    }
}
