package dev.paperboy.matching;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Splits an abstract into whole sentences. */
final class Sentences {

    /** The rules of the JDK take these for the end of a sentence when a capital letter or a digit follows. */
    private static final Pattern NO_END = Pattern.compile(
            "(?:^|.*[\\s(\\[])(?:et al|(?:\\p{L}\\.)+\\p{L}|cf|vs|viz|Figs?|Eqs?|Secs?|Tabs?|Refs?|Thms?|Nos?|Dr|Prof|St|approx|resp"
                    + "|[A-Z])\\.\\s*",
            Pattern.DOTALL);

    /** A bracket that is not closed within so many characters was forgotten. */
    private static final int LONGEST_ASIDE = 300;

    private Sentences() {}

    static List<String> of(String text) {
        var iterator = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        iterator.setText(text);
        var sentences = new ArrayList<String>();
        int begin = 0;
        for (int end = iterator.next(); end != BreakIterator.DONE; end = iterator.next()) {
            var piece = text.substring(begin, end);
            if (end < text.length() && !isWhole(piece, text.substring(end))) {
                continue;
            }
            if (!piece.isBlank()) {
                sentences.add(piece.strip());
            }
            begin = end;
        }
        return sentences;
    }

    private static boolean isWhole(String piece, String rest) {
        // "2. 5" is a decimal with a stray blank, "etc. and" goes on.
        return !NO_END.matcher(piece).matches()
                && !(piece.matches("(?s).*\\d\\.\\s*") && Character.isDigit(rest.charAt(0)))
                && !Character.isLowerCase(rest.charAt(0))
                && !isAside(piece, rest);
    }

    /** Whether a sentence would end within brackets. */
    private static boolean isAside(String piece, String rest) {
        var depth = 0;
        var begin = 0;
        for (var i = 0; i < piece.length(); i++) {
            if (piece.charAt(i) == '(') {
                begin = depth++ == 0 ? i : begin;
            } else if (piece.charAt(i) == ')') {
                depth = Math.max(0, depth - 1);
            }
        }
        var closing = rest.indexOf(')');
        return depth > 0 && closing >= 0 && piece.length() + closing - begin <= LONGEST_ASIDE;
    }
}
