package dev.paperboy.papers.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Authors that a source gives as one string: {@code Ada Example, Bo Sample (Example Lab, Berlin), Paulo Andr\'e}. */
final class AuthorList {

    private static final Pattern INITIALS = Pattern.compile("\\p{Lu}\\p{L}?\\.(?:[ -]?\\p{Lu}\\p{L}?\\.){0,5}");

    private AuthorList() {}

    /** The names, without the affiliations in brackets after them. Commas inside brackets or braces do not part names. */
    static List<String> split(String text) {
        var whole = parts(text);
        // Where a bracket is never closed, it swallowed the authors after it.
        return whole.isEmpty() ? parts(text.replaceAll("[(){}]", " ")) : whole;
    }

    /** The names of {@code Example, A., Sample, B.-C.}, as bioRxiv's feeds write them; nothing if the parts are no such pairs. */
    static Optional<List<String>> turned(List<String> parts) {
        var names = new ArrayList<String>();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            if (INITIALS.matcher(parts.get(i)).matches()
                    || !INITIALS.matcher(parts.get(i + 1)).matches()) {
                return Optional.empty();
            }
            names.add(parts.get(i + 1) + " " + parts.get(i));
        }
        return parts.size() < 2 || parts.size() % 2 > 0 ? Optional.empty() : Optional.of(names);
    }

    private static List<String> parts(String text) {
        var names = new ArrayList<String>();
        var name = new StringBuilder();
        int brackets = 0;
        int braces = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            braces = Math.max(0, braces + (c == '{' ? 1 : c == '}' ? -1 : 0));
            if (c == '(' && braces == 0) {
                brackets++;
            } else if (c == ')' && brackets > 0) {
                brackets--;
            } else if (c == ',' && brackets == 0 && braces == 0) {
                add(names, name);
            } else if (brackets == 0) {
                name.append(c);
            }
        }
        if (brackets > 0 || braces > 0) {
            return List.of();
        }
        add(names, name);
        return names;
    }

    private static void add(List<String> names, StringBuilder name) {
        var text = name.toString().replaceAll("\\s+", " ").strip();
        if (!text.isEmpty()) {
            names.add(text);
        }
        name.setLength(0);
    }
}
