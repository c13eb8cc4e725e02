package dev.paperboy.papers;

import java.util.Optional;

/** Tells the dollars that delimit a formula from prices. Asked from left to right, each part of the text is searched once. */
final class TexDollars {

    /** A formula between its delimiters; next is the place after the closing one. */
    record Formula(int from, int to, int next) {}

    private final String text;
    /** No delimiter of two characters was found before this place by a search that ended there. */
    private int barrenUntil;

    TexDollars(String text) {
        this.text = text;
    }

    /** The formula that the dollar at a place opens, if it does. */
    Optional<Formula> at(int dollar, int limit) {
        if (text.startsWith("$$", dollar) && dollar + 1 < limit) {
            return until("$$", dollar + 2, limit);
        }
        int close = dollar + 1;
        while (close < limit && text.charAt(close) != '$') {
            close += text.charAt(close) == '\\' ? 2 : 1;
        }
        return close < limit && isFormula(dollar + 1, close)
                ? Optional.of(new Formula(dollar + 1, close, close + 1))
                : Optional.empty();
    }

    /** The formula from a place to a closing delimiter, if that comes within the limit. */
    Optional<Formula> until(String delimiter, int from, int limit) {
        if (from >= limit || limit <= barrenUntil) {
            return Optional.empty();
        }
        int close = find(text, delimiter, from, limit);
        if (close < 0) {
            barrenUntil = limit;
            return Optional.empty();
        }
        return close == from ? Optional.empty() : Optional.of(new Formula(from, close, close + delimiter.length()));
    }

    /** As {@code indexOf}, but not beyond a limit. */
    static int find(String text, String part, int from, int limit) {
        for (int at = from; at + part.length() <= limit; at++) {
            if (text.startsWith(part, at)) {
                return at;
            }
        }
        return -1;
    }

    /**
     * As Pandoc's tex_math_dollars: something other than a blank inside either dollar, no digit after the second. Blanks are let
     * pass, and words after a number only, where a sign tells of a formula.
     */
    private boolean isFormula(int from, int to) {
        boolean digitFollows = to + 1 < text.length() && Character.isDigit(text.charAt(to + 1));
        if (from >= to || digitFollows) {
            return false;
        }
        boolean loose = text.charAt(from) == ' ' || text.charAt(to - 1) == ' ';
        boolean words = Character.isDigit(text.charAt(from)) && find(text, " ", from, to) >= 0;
        return !loose && !words || hasSign(from, to);
    }

    private boolean hasSign(int from, int to) {
        for (int at = from; at < to; at++) {
            if ("\\^_={}<>+*|".indexOf(text.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
