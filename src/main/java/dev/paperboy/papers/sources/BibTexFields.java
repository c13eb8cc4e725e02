package dev.paperboy.papers.sources;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The inside of one BibTeX entry: {@code key, name = {value}, name = "value" # macro, name = 2026}. */
final class BibTexFields {

    /** What was not closed runs into the fields behind it. */
    private static final Pattern NEXT_FIELD = Pattern.compile(",[ \\t]*+\\R\\s*+[A-Za-z][\\w-]*+\\s*+=\\s*+[{\"]");

    private final String text;
    private final Macros macros;
    private int at;

    /** @param macros those that were defined so far */
    BibTexFields(String text, Macros macros) {
        this.text = text;
        this.macros = macros;
    }

    /** The fields by their names in lower case; empty if there are none or a value is not closed. */
    Optional<Map<String, String>> read(boolean keyed) {
        at = 0;
        if (keyed) {
            int comma = text.indexOf(',');
            if (comma < 0) {
                return Optional.empty();
            }
            at = comma + 1;
        }
        var fields = new HashMap<String, String>();
        while (true) {
            var name = word("=,})").toLowerCase(Locale.ROOT);
            if (at >= text.length() || text.charAt(at) != '=') {
                return fields.isEmpty() ? Optional.empty() : Optional.of(fields);
            }
            at++;
            var value = value();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            fields.putIfAbsent(name, value.get());
            skipBlank();
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
            }
        }
    }

    private Optional<String> value() {
        var value = new StringBuilder();
        for (boolean more = true; more; ) {
            skipBlank();
            if (at >= text.length()) {
                return Optional.empty();
            }
            char first = text.charAt(at);
            if (first == '{' || first == '"') {
                var quoted = quoted(first == '{' ? '}' : '"');
                if (quoted.isEmpty()) {
                    return Optional.empty();
                }
                value.append(quoted.get());
            } else {
                value.append(macros.expand(word("#,})")));
            }
            skipBlank();
            more = at < text.length() && text.charAt(at) == '#';
            at += more ? 1 : 0;
        }
        return Optional.of(value.toString().replaceAll("\\s+", " ").strip());
    }

    /** Up to the closing mark outside of braces; quotes inside braces are text, and so are braces after a backslash. */
    private Optional<String> quoted(char close) {
        int start = ++at;
        int depth = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (depth == 0 && c == close) {
                var inside = text.substring(start, at++);
                return NEXT_FIELD.matcher(inside).find() ? Optional.empty() : Optional.of(inside);
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            }
        }
        return Optional.empty();
    }

    private String word(String ends) {
        skipBlank();
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    private void skipBlank() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
