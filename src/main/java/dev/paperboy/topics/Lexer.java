package dev.paperboy.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Cuts the text of a topic into tokens. What could be meant as prose is a word. */
final class Lexer {

    enum Kind {
        WORD,
        PHRASE,
        /** Words in quotes that must stand near each other. */
        NEAR,
        AND,
        OR,
        OPEN,
        CLOSE
    }

    enum Sign {
        NONE,
        PLUS,
        MINUS
    }

    /**
     * A piece of the text.
     *
     * @param field {@code author}, {@code cat}, {@code like} or empty
     * @param from where it begins, sign and field included
     * @param to where it ends
     */
    record Token(Kind kind, Sign sign, String field, String text, int from, int to) {
        boolean isBare() {
            return kind == Kind.WORD && sign == Sign.NONE && field.isEmpty();
        }
    }

    private static final Pattern WORD_CHARACTER = Pattern.compile("[\\p{L}\\p{N}]");

    /** What Lucene's query parser wants a backslash before, to read it as a character. */
    private static final String SPECIAL = "+-!(){}[]^\"~*?:\\/&|";

    /** Parentheses are prose ("large language models (LLMs)") unless something in the text works with groups. */
    private static final Pattern GROUPING = Pattern.compile("(?:^| )\\(*(?:AND|OR|NOT|&&|\\|\\|)(?=[ ()]|$)"
            + "|(?:^| )[+\\-\u2212!]?(?:\\w+:)?(?<=[+\\-\u2212!:])\\("
            + "|\\(\\+(?=[\\p{L}\"])"
            + "|\\([+\\-\u2212!]?(?i:authors?|cat):(?=[^ ])");

    private static final Pattern ESCAPE = Pattern.compile("\\\\([-+!(){}\\[\\]^\"~*?:\\\\/&|])");
    private static final Pattern NEARNESS = Pattern.compile("\\G~(\\d{1,3})(?=[ )]|$)");
    /** {@code author:'Yann LeCun'}, but not {@code author:'t Hooft}. */
    private static final Pattern SIMPLY_QUOTED = Pattern.compile("\\G'[^'\"]+'(?=[ ,;)]|$)");

    /** "cells kept at -80 °C", "-80°C", "+5V"; "3D" and "16S" are words. */
    private static final Pattern NUMBER = Pattern.compile(
            "\\p{N}+(?:[.,]\\p{N}+)*"
                    + "(?:[%°]|°?[CFK]|[pnu\u00B5\u03BCmckMG]?(?:m|s|g|V|W|A|T|J|N|M|L|l|Hz|Pa|eV|bar|mol)|dBm?|mag|dex|min|h|ppm)?[.,;]?");

    /** "TNF-\u03B1 and -\u03B2": what the last word shares with one before. */
    private static final Set<String> BETWEEN_PARTS = Set.of("and", "or", "to");

    /** A minus with parentheses that close within the word: "-(CH2)n-". */
    private static final Pattern FORMULA = Pattern.compile("\\G-\\([^ ()]+\\)[\\p{L}\\p{N}-]");

    private static final Pattern GATE = Pattern.compile("\\GNOT (?:gate|operation|port)s?(?![\\p{L}\\p{N}-])");

    /** "to be OR NOT to be". */
    private static final Pattern BEFORE_FUNCTION_WORD = Pattern.compile("\\GNOT (?:to|the|an?) ");

    /** After these NOT is a word that somebody stresses. */
    private static final Set<String> BEFORE_STRESSED_NOT = Set.of(
            "do", "does", "did", "is", "are", "was", "were", "be", "been", "can", "could", "may", "might", "must",
            "shall", "should", "will", "would", "has", "have", "had", "why", "if", "when", "or", "and", "but", "to",
            "it", "we", "they", "you", "he", "she");

    private final String text;
    private final boolean grouping;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int open;

    private Lexer(String text) {
        this.text = text;
        this.grouping = text.contains("(") && GROUPING.matcher(text).find();
    }

    static List<Token> tokens(String text) {
        var lexer = new Lexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return joinedFields(lexer.tokens);
    }

    /** Between two fields an operator may be written small; there it can hardly be prose. */
    private static List<Token> joinedFields(List<Token> tokens) {
        var joined = new ArrayList<>(tokens);
        for (int i = 1; i + 1 < joined.size(); i++) {
            var token = joined.get(i);
            if (token.isBare() && isCondition(joined.get(i - 1)) && isCondition(joined.get(i + 1))) {
                var kind = token.text().equals("or") ? Kind.OR : token.text().equals("and") ? Kind.AND : Kind.WORD;
                joined.set(i, new Token(kind, Sign.NONE, "", token.text(), token.from(), token.to()));
            }
        }
        return joined;
    }

    private static boolean isCondition(Token token) {
        return token.field().equals(Fields.AUTHOR) || token.field().equals(Fields.CATEGORY);
    }

    /** Whether anything in it can be read: a letter or a number, be it ½ or Ⅲ. */
    static boolean hasWord(String text) {
        return WORD_CHARACTER.matcher(text).find();
    }

    static boolean isOperator(String word) {
        return word.equals("NOT") || isJoiner(word);
    }

    /** An operator as it is written in prose. */
    static String asWord(String operator) {
        return switch (operator) {
            case "&&" -> "and";
            case "||" -> "or";
            default -> operator.toLowerCase(Locale.ROOT);
        };
    }

    /** The same text, so that nothing in it works as a sign. */
    static String escaped(String plain) {
        var escaped = new StringBuilder();
        for (var c : plain.toCharArray()) {
            escaped.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return escaped.toString();
    }

    private static boolean isBareJoiner(Sign sign, String field, String word) {
        return sign == Sign.NONE && field.isEmpty() && isJoiner(word);
    }

    private static boolean isJoiner(String word) {
        return word.equals("AND") || word.equals("OR") || word.equals("&&") || word.equals("||");
    }

    private void next() {
        if (text.charAt(at) == ' ') {
            at++;
            return;
        }
        int from = at;
        var sign = sign();
        var field = Fields.at(text, at);
        at += field.map(Fields.Head::length).orElse(0);
        var name = field.map(Fields.Head::name).orElse("");
        if (at < text.length()
                && (text.charAt(at) == '"'
                        || (!name.isEmpty() && SIMPLY_QUOTED.matcher(text).find(at)))) {
            if (sign == Sign.NONE && name.isEmpty() && endOfPhrase(at + 1, '"') < 0) {
                // A quote that nobody closes is none.
                at++;
            } else {
                phrase(sign, name, from);
            }
        } else if (grouping && at < text.length() && text.charAt(at) == '(') {
            at++;
            open++;
            add(Kind.OPEN, sign, name, "(", from);
        } else if (grouping && open > 0 && at < text.length() && text.charAt(at) == ')') {
            at++;
            open--;
            add(Kind.CLOSE, Sign.NONE, "", ")", from);
        } else {
            word(sign, name, from);
        }
    }

    /** A sign counts only at the beginning of a word, so that "low-rank" and "C++" stay what they are. */
    private Sign sign() {
        var closeUp = grouping && text.startsWith("NOT(", at);
        if ((closeUp || text.startsWith("NOT ", at)) && at + 4 < text.length() && !isStressed()) {
            at += closeUp ? 3 : 4;
            var sign = sign();
            return sign == Sign.MINUS ? Sign.NONE : Sign.MINUS;
        }
        var c = text.charAt(at);
        if (at > 0 && text.charAt(at - 1) == '"') {
            // "Sandwich"-type
            return Sign.NONE;
        }
        var sign = c == '+' ? Sign.PLUS : "-\u2212!".indexOf(c) >= 0 ? Sign.MINUS : Sign.NONE;
        // Two hyphens are a dash.
        if (sign == Sign.NONE
                || at + 1 >= text.length()
                || " -".indexOf(text.charAt(at + 1)) >= 0
                || isNumber(at + 1)
                || (sign == Sign.MINUS
                        && (isSecondPart() || FORMULA.matcher(text).find(at)))) {
            return Sign.NONE;
        }
        at++;
        return sign;
    }

    private boolean isStressed() {
        if (GATE.matcher(text).find(at)) {
            return true;
        }
        if (before(1).filter(token -> token.kind() == Kind.OR).isPresent()) {
            return BEFORE_FUNCTION_WORD.matcher(text).find(at) || bare(2).equalsIgnoreCase("whether");
        }
        return BEFORE_STRESSED_NOT.contains(bare(1).toLowerCase(Locale.ROOT));
    }

    /** Whether a hyphen here stands for the first part of a word before: "pre- and -post", "HIF-1\u03B1 and -2\u03B1". */
    private boolean isSecondPart() {
        if (!Character.isLetterOrDigit(text.codePointAt(at + 1)) || wordAt(at).indexOf(':') >= 0) {
            return false;
        }
        var word = bare(1);
        return word.endsWith("-")
                || word.endsWith("/")
                || word.endsWith("-,")
                || (BETWEEN_PARTS.contains(word) && bare(2).indexOf('-') > 0);
    }

    private Optional<Token> before(int places) {
        return tokens.size() < places ? Optional.empty() : Optional.of(tokens.get(tokens.size() - places));
    }

    /** What it says if it is a bare word, and has no escapes; else empty. */
    private String bare(int places) {
        return before(places)
                .filter(token -> token.isBare() && token.text().equals(text.substring(token.from(), token.to())))
                .map(Token::text)
                .orElse("");
    }

    private String wordAt(int begin) {
        int end = text.indexOf(' ', begin);
        return text.substring(begin, end < 0 ? text.length() : end);
    }

    private boolean isNumber(int begin) {
        return isNumber(wordAt(begin));
    }

    /** A number, with its unit or without, before which a sign is its own. */
    static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    private void phrase(Sign sign, String field, int from) {
        int close = endOfPhrase(at + 1, text.charAt(at));
        // A quote that is not closed ends with the text.
        int end = close < 0 ? text.length() : close;
        var inside = withoutEscapes(text.substring(at + 1, end)).strip();
        at = close < 0 ? end : close + 1;
        var distance = NEARNESS.matcher(text);
        if (field.isEmpty() && inside.indexOf(' ') > 0 && distance.find(at)) {
            at = distance.end();
            add(Kind.NEAR, sign, field, Nearness.of(inside, distance.group(1)), from);
            return;
        }
        Modifiers.refuseAfterQuotes(text, from, at);
        if (hasWord(inside)) {
            add(Kind.PHRASE, sign, field, field.isEmpty() ? Nearness.none(inside) : inside, from);
        }
    }

    /** The place of the next quote that is not escaped; -1 if there is none. */
    private int endOfPhrase(int begin, char quote) {
        for (int i = begin; i < text.length(); i++) {
            if (text.charAt(i) == quote) {
                return i;
            }
            i += isEscape(i) ? 1 : 0;
        }
        return -1;
    }

    private boolean isEscape(int place) {
        return text.charAt(place) == '\\' && place + 1 < text.length() && SPECIAL.indexOf(text.charAt(place + 1)) >= 0;
    }

    /** A backslash takes its meaning from a sign, as in Lucene; before anything else (TeX) it is a character. Quotes go. */
    private static String withoutEscapes(String escaped) {
        return ESCAPE.matcher(escaped).replaceAll("$1").replace("\"", "");
    }

    private void word(Sign sign, String field, int from) {
        int begin = at;
        int inner = 0;
        while (at < text.length() && text.charAt(at) != ' ' && text.charAt(at) != '"') {
            var c = text.charAt(at);
            if (isEscape(at)) {
                at += 2;
                continue;
            }
            // "f(x)" keeps its parentheses, the last one of "b)" ends the group.
            if (c == ')' && grouping && inner == 0 && open > 0) {
                break;
            }
            if (c == '(' && grouping && isBareJoiner(sign, field, text.substring(begin, at))) {
                break;
            }
            inner += c == '(' ? 1 : c == ')' && inner > 0 ? -1 : 0;
            at++;
        }
        var typed = text.substring(begin, at);
        var condition = sign != Sign.NONE || !field.isEmpty();
        var word = withoutEscapes(condition ? withoutStrayParentheses(typed) : typed);
        if (isBareJoiner(sign, field, typed)) {
            add(word.equals("AND") || word.equals("&&") ? Kind.AND : Kind.OR, sign, "", word, from);
        } else if (field.isEmpty() && word.equals("*:*") || field.equals(Fields.CATEGORY) && word.equals("*")) {
            add(Kind.WORD, sign, Fields.CATEGORY, "*", from);
        } else if (hasWord(word)) {
            add(Kind.WORD, sign, field, word, from);
        } else if (!field.isEmpty()) {
            add(Kind.WORD, Sign.NONE, "", withoutEscapes(text.substring(from, at)), from);
        }
    }

    /** "(graphs -survey)" excludes surveys where parentheses are prose. */
    private static String withoutStrayParentheses(String typed) {
        int end = typed.length();
        while (end > 0
                && typed.charAt(end - 1) == ')'
                && count(typed.substring(0, end), ')') > count(typed.substring(0, end), '(')) {
            end--;
        }
        return typed.substring(0, end);
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private void add(Kind kind, Sign sign, String field, String token, int from) {
        tokens.add(new Token(kind, sign, field, token, from, at));
    }
}
