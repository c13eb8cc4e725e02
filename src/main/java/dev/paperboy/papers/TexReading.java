package dev.paperboy.papers;

import dev.paperboy.papers.TexTable.Kind;
import java.util.Optional;

/**
 * One reading of one text, from left to right. Braces are paired beforehand, so that it is known without looking ahead whether
 * an argument is there; a brace, dollar or command without its partner stays as typed. Nesting beyond {@link #DEEPEST} is text:
 * hostile input must cost neither stack nor more than linear time.
 */
final class TexReading {

    private static final int DEEPEST = 40;
    /** Longest degree of a root, with its brackets. */
    private static final int DEGREE = 8;

    /**
     * Where the reading is.
     *
     * @param to the end of the group or formula, exclusive
     * @param formula whether TeX would be in math mode
     */
    private record Scope(int to, boolean formula, int depth) {
        Scope inner(int end, boolean asFormula) {
            return new Scope(end, asFormula, depth + 1);
        }

        boolean isDeep() {
            return depth >= DEEPEST;
        }
    }

    private final String text;
    private final TexTable table;
    private final int[] closing;
    private final TexDollars dollars;
    private final TexPunctuation punctuation;

    TexReading(String text, TexTable table) {
        this.text = text;
        this.table = table;
        this.closing = pairs(text);
        this.dollars = new TexDollars(text);
        this.punctuation = new TexPunctuation(text);
    }

    String read() {
        var out = new StringBuilder(text.length());
        read(0, new Scope(text.length(), false, 0), out);
        return out.toString();
    }

    /** For each opening brace the place of its partner, or -1. */
    private static int[] pairs(String text) {
        var partner = new int[text.length()];
        var open = new int[text.length()];
        int depth = 0;
        for (int at = 0; at < text.length(); at++) {
            partner[at] = -1;
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                partner[++at] = -1;
            } else if (c == '{') {
                open[depth++] = at;
            } else if (c == '}' && depth > 0) {
                partner[open[--depth]] = at;
            }
        }
        return partner;
    }

    private void read(int from, Scope scope, StringBuilder out) {
        int at = from;
        while (at < scope.to) {
            at = one(at, scope, out);
        }
    }

    private String read(int from, Scope scope) {
        var out = new StringBuilder();
        read(from, scope, out);
        return out.toString();
    }

    /** Reads one character, group, formula or command with its arguments; says where the next begins. */
    private int one(int at, Scope scope, StringBuilder out) {
        return switch (text.charAt(at)) {
            case '\\' -> command(at, scope, out);
            case '{' -> group(at, scope, out);
            case '$' -> dollar(at, scope, out);
            case '^' -> script(at, Kind.SUPERSCRIPT, scope, out);
            case '_' -> script(at, Kind.SUBSCRIPT, scope, out);
            default -> punctuation.one(at, scope.to, scope.formula, out);
        };
    }

    /** The place of the closing brace, if a whole group begins here within the scope and may still be entered. */
    private int end(int at, Scope scope) {
        return at < scope.to && !scope.isDeep() && text.charAt(at) == '{' && closing[at] < scope.to ? closing[at] : -1;
    }

    private int group(int at, Scope scope, StringBuilder out) {
        int end = end(at, scope);
        if (end < 0) {
            out.append('{');
            return at + 1;
        }
        // Braces that group go, as in "{B}ayes" and "{\it word}"; a set or a piece of code that somebody typed keeps
        // them.
        boolean groups = scope.formula || end == at + 1 || isWord(at + 1, end) || touchesWord(at, end);
        out.append(groups ? "" : "{");
        read(at + 1, scope.inner(end, scope.formula), out);
        out.append(groups ? "" : "}");
        return end + 1;
    }

    private boolean isWord(int from, int to) {
        if (text.charAt(from) == '\\' || text.charAt(from) == '$') {
            return true;
        }
        int at = from;
        while (at < to && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        return at == to;
    }

    private boolean touchesWord(int open, int close) {
        return open > 0 && Character.isLetterOrDigit(text.charAt(open - 1))
                || close + 1 < text.length() && Character.isLetterOrDigit(text.charAt(close + 1));
    }

    private int dollar(int at, Scope scope, StringBuilder out) {
        var formula = scope.formula || scope.isDeep() ? Optional.<TexDollars.Formula>empty() : dollars.at(at, scope.to);
        if (formula.isEmpty()) {
            out.append('$');
            return at + 1;
        }
        read(formula.get().from(), scope.inner(formula.get().to(), true), out);
        return formula.get().next();
    }

    private int script(int at, Kind kind, Scope scope, StringBuilder out) {
        int end = end(at + 1, scope);
        int next = end >= 0 ? end + 1 : scriptEnd(at, kind, scope);
        if (next < 0 || scope.isDeep() || at == 0) {
            out.append(text.charAt(at));
            return at + 1;
        }
        if (end >= 0) {
            write(kind, read(at + 2, scope.inner(end, true)), out);
            return next;
        }
        var argument = new StringBuilder();
        next = text.charAt(at + 1) == '\\' ? command(at + 1, scope.inner(scope.to, true), argument) : next;
        write(kind, argument.isEmpty() ? text.substring(at + 1, next) : argument.toString(), out);
        return next;
    }

    /** Where an argument without braces ends; -1 if this is no script: outside formulas only digits are raised, so that names_like_this stay. */
    private int scriptEnd(int at, Kind kind, Scope scope) {
        if (at + 1 >= scope.to) {
            return -1;
        }
        char first = text.charAt(at + 1);
        if (scope.formula) {
            return Character.isWhitespace(first) || "^_{}$".indexOf(first) >= 0
                    ? -1
                    : at + 1 + Character.charCount(text.codePointAt(at + 1));
        }
        int next = at + 1;
        while (kind == Kind.SUPERSCRIPT && next < scope.to && Character.isDigit(text.charAt(next))) {
            next++;
        }
        boolean raises = next > at + 1
                && at > 0
                && (Character.isLetterOrDigit(text.charAt(at - 1)) || text.charAt(at - 1) == ')');
        return raises ? next : -1;
    }

    private void write(Kind kind, String argument, StringBuilder out) {
        var inner = argument.strip();
        char sign = kind == Kind.SUPERSCRIPT ? '^' : '_';
        boolean single = inner.codePointCount(0, inner.length()) == 1;
        out.append(table.script(kind, inner).orElseGet(() -> single ? sign + inner : sign + "(" + inner + ")"));
    }

    private int command(int at, Scope scope, StringBuilder out) {
        int end = at + 1;
        while (end < scope.to && isAsciiLetter(text.charAt(end))) {
            end++;
        }
        end = end == at + 1 ? Math.min(end + 1, scope.to) : end;
        var name = text.substring(at + 1, end);
        if (name.equals("(") || name.equals("[")) {
            return delimited(at, name, scope, out);
        }
        var command = table.command(name);
        int next = command.isEmpty() ? -1 : apply(command.get(), name, end, scope, out);
        return next >= 0 ? next : asTyped(at, end, scope, out);
    }

    private int delimited(int at, String name, Scope scope, StringBuilder out) {
        var formula = scope.formula || scope.isDeep()
                ? Optional.<TexDollars.Formula>empty()
                : dollars.until(name.equals("(") ? "\\)" : "\\]", at + 2, scope.to);
        if (formula.isEmpty()) {
            out.append('\\').append(name);
            return at + 2;
        }
        read(formula.get().from(), scope.inner(formula.get().to(), true), out);
        return formula.get().next();
    }

    /** Unknown commands stay with their arguments, since these may be anything, such as the key of a citation. */
    private int asTyped(int at, int end, Scope scope, StringBuilder out) {
        int next = end;
        while (end(next, scope) >= 0 && isAsciiLetter(text.charAt(end - 1))) {
            next = end(next, scope) + 1;
        }
        out.append(text, at, next);
        return next;
    }

    /** Says where the next thing begins, or -1 if the command lacks what it needs; nothing is written then. */
    private int apply(TexTable.Command command, String name, int end, Scope scope, StringBuilder out) {
        int argument = skipBlanks(end, scope);
        int close = end(argument, scope);
        return switch (command.kind()) {
            case SYMBOL -> append(command.unicode(), end, out);
            case LETTER -> append(command.unicode(), argument, out);
            case NOTHING -> skipDelimiter(name, argument, scope);
            case ACCENT -> accent(name, command.unicode(), isAsciiLetter(name.charAt(0)) ? argument : end, scope, out);
            case FRACTION -> fraction(argument, scope, out);
            case ROOT -> root(argument, scope, out);
            case TEXT, FORMULA, RAISED, LOWERED, VERBATIM ->
                close < 0 ? -1 : content(command.kind(), argument + 1, close, scope, out);
            case SUPERSCRIPT, SUBSCRIPT -> -1;
        };
    }

    private static int append(String unicode, int next, StringBuilder out) {
        out.append(unicode);
        return next;
    }

    /** A dot after \left or \right stands for no bracket. */
    private int skipDelimiter(String name, int at, Scope scope) {
        boolean sized = name.equals("left") || name.equals("right");
        return sized && at < scope.to && text.charAt(at) == '.' ? at + 1 : at;
    }

    private int content(Kind kind, int from, int close, Scope scope, StringBuilder out) {
        switch (kind) {
            case TEXT -> read(from, scope.inner(close, false), out);
            case RAISED -> write(Kind.SUPERSCRIPT, read(from, scope.inner(close, false)), out);
            case LOWERED -> write(Kind.SUBSCRIPT, read(from, scope.inner(close, false)), out);
            case VERBATIM -> out.append(text, from, close);
            default -> read(from, scope.inner(close, true), out);
        }
        return close + 1;
    }

    private int accent(String name, String mark, int at, Scope scope, StringBuilder out) {
        if (at >= scope.to || scope.isDeep()) {
            return -1;
        }
        int close = end(at, scope);
        var base = new StringBuilder();
        int next = at + Character.charCount(text.codePointAt(at));
        if (close >= 0) {
            read(at + 1, scope.inner(close, scope.formula), base);
            next = close + 1;
        } else if (text.charAt(at) == '\\') {
            next = command(at, scope.inner(scope.to, scope.formula), base);
        } else {
            base.append(text, at, next);
        }
        if (base.isEmpty()) {
            out.append(name);
        } else if (!TexAccent.put(mark, base.toString(), out)) {
            out.append('\\').append(name).append(base);
        }
        return next;
    }

    private int fraction(int at, Scope scope, StringBuilder out) {
        int middle = argumentEnd(at, scope);
        int second = middle < 0 ? -1 : skipBlanks(middle, scope);
        int last = second < 0 ? -1 : argumentEnd(second, scope);
        if (last < 0) {
            return -1;
        }
        out.append(operand(at, middle, scope)).append('/').append(operand(second, last, scope));
        return last;
    }

    private int root(int at, Scope scope, StringBuilder out) {
        int bracket = at < scope.to && text.charAt(at) == '['
                ? TexDollars.find(text, "]", at, Math.min(scope.to, at + DEGREE))
                : -1;
        int from = bracket < 0 ? at : bracket + 1;
        int end = argumentEnd(from, scope);
        if (end < 0) {
            return -1;
        }
        if (bracket >= 0) {
            write(Kind.SUPERSCRIPT, text.substring(at + 1, bracket), out);
        }
        out.append('√').append(operand(from, end, scope));
        return end;
    }

    /** Where an argument that is a group, or one letter or digit, ends; -1 if there is none. */
    private int argumentEnd(int at, Scope scope) {
        int close = end(at, scope);
        if (close >= 0) {
            return close + 1;
        }
        boolean letter = at < scope.to && isAsciiLetter(text.charAt(at));
        boolean ofWord = letter && at + 1 < scope.to && isAsciiLetter(text.charAt(at + 1));
        return letter && !ofWord || at < scope.to && Character.isDigit(text.charAt(at)) ? at + 1 : -1;
    }

    /** An argument, in parentheses if it would be misread without. */
    private String operand(int from, int to, Scope scope) {
        if (text.charAt(from) != '{') {
            return text.substring(from, to);
        }
        var inner = read(from + 1, scope.inner(to - 1, true)).strip();
        return inner.chars().anyMatch(c -> "+-−±·×/ =,".indexOf(c) >= 0) ? "(" + inner + ")" : inner;
    }

    private int skipBlanks(int from, Scope scope) {
        int at = from;
        while (at < scope.to && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
