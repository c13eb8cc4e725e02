package dev.paperboy.papers;

/** TeX's ways to type quotes, dashes and ties, kept apart from what merely looks like them. */
final class TexPunctuation {

    private final String text;
    private int openQuotes;

    TexPunctuation(String text) {
        this.text = text;
    }

    /** Reads what begins at a place; says where the next begins. */
    int one(int at, int to, boolean formula, StringBuilder out) {
        return switch (text.charAt(at)) {
            case '~' -> tie(at, to, formula, out);
            case '-' -> dashes(at, to, formula, out);
            case '`' -> openingQuote(at, to, out);
            case '\'' -> closingQuote(at, to, formula, out);
            case ' ' -> blank(at, out);
            case 'h' -> address(at, to, formula, out);
            default -> append(text.substring(at, at + 1), at + 1, out);
        };
    }

    private static int append(String written, int next, StringBuilder out) {
        out.append(written);
        return next;
    }

    /** Blanks that TeX left beside each other become one. */
    private static int blank(int at, StringBuilder out) {
        return append(out.isEmpty() || out.charAt(out.length() - 1) != ' ' ? " " : "", at + 1, out);
    }

    /** A tie stands between two things; a tilde before a number, or in an address, is meant as such. */
    private int tie(int at, int to, boolean formula, StringBuilder out) {
        boolean between = at > 0
                && at + 1 < to
                && !Character.isWhitespace(text.charAt(at - 1))
                && "/(".indexOf(text.charAt(at - 1)) < 0
                && !Character.isWhitespace(text.charAt(at + 1));
        return append(formula || between ? " " : "~", at + 1, out);
    }

    /** Two and three hyphens are dashes, unless they begin an option such as --help. */
    private int dashes(int at, int to, boolean formula, StringBuilder out) {
        int next = at;
        while (next < to && text.charAt(next) == '-') {
            next++;
        }
        int count = next - at;
        boolean option = (at == 0 || Character.isWhitespace(text.charAt(at - 1)))
                && next < to
                && Character.isLetter(text.charAt(next));
        if (formula || option || count == 1 || count > 3) {
            return append(text.substring(at, next), next, out);
        }
        return append(count == 2 ? "–" : "—", next, out);
    }

    private int openingQuote(int at, int to, StringBuilder out) {
        if (at + 1 < to && text.charAt(at + 1) == '`') {
            openQuotes++;
            return append("“", at + 2, out);
        }
        return append("`", at + 1, out);
    }

    private int closingQuote(int at, int to, boolean formula, StringBuilder out) {
        boolean two = at + 1 < to && text.charAt(at + 1) == '\'';
        if (formula) {
            return append(two ? "″" : "′", two ? at + 2 : at + 1, out);
        }
        if (two && openQuotes > 0) {
            openQuotes--;
            return append("”", at + 2, out);
        }
        return append("'", at + 1, out);
    }

    /** Web addresses are copied, so that their tildes, underscores and dashes stay. */
    private int address(int at, int to, boolean formula, StringBuilder out) {
        int next = at + 1;
        if (!formula && (text.startsWith("https://", at) || text.startsWith("http://", at))) {
            while (next < to && " {}\\$".indexOf(text.charAt(next)) < 0) {
                next++;
            }
        }
        return append(text.substring(at, next), next, out);
    }
}
