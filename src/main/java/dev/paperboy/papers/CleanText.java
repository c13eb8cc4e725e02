package dev.paperboy.papers;

import java.text.Normalizer;

/** What is done to text from outside before it is stored. */
public final class CleanText {

    /** Marks that may be stacked on one letter, as in the Stream-Safe Text Format of UAX #15; more make normalising quadratic. */
    private static final int MARKS = 30;

    private CleanText() {}

    /** NFC, one line, white space collapsed, without control characters, bidirectional overrides and unpaired surrogates. */
    public static String of(String text) {
        var clean = new StringBuilder(text.length());
        int marks = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            marks = isMark(c) ? marks + 1 : 0;
            if (isBlank(c)) {
                appendBlank(clean);
            } else if (isWelcome(c) && marks <= MARKS) {
                clean.appendCodePoint(c);
            }
        }
        return Normalizer.normalize(clean.toString().strip(), Normalizer.Form.NFC);
    }

    /** The text, or as much of its beginning as fits with an ellipsis into a number of characters. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end).strip() + "…";
    }

    private static void appendBlank(StringBuilder clean) {
        if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
            clean.append(' ');
        }
    }

    /** Any white space, and the controls that end a line; a tab or line break in a title is the source's own wrapping. */
    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK || Character.getType(c) == Character.ENCLOSING_MARK;
    }

    private static boolean isWelcome(int c) {
        boolean turnsDirection = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        boolean invisible = c == 0xFEFF || c == 0x200B || c == 0x00AD;
        boolean noncharacter = (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !turnsDirection && !invisible && !noncharacter && !surrogate && !Character.isISOControl(c);
    }
}
