package dev.paperboy.delivery;

import java.util.StringTokenizer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text part of a mail: lines that every program shows well, with the indentation of the line that they continue. */
final class PlainText {

    private static final int WIDTH = 72;
    private static final Pattern GAP = Pattern.compile("\n{4,}");
    private static final Pattern INDENT = Pattern.compile("^(\\s*)(\\d+\\. |- )?");

    private PlainText() {}

    /** Wraps long lines at white space, and leaves no more than two empty lines in a row. Addresses stay whole. */
    static String layOut(String text) {
        return wrapped(text).strip() + "\n";
    }

    /** The same for lines in the middle of a text. */
    static String wrapped(String text) {
        var wrapped = text.lines().map(PlainText::wrap).collect(Collectors.joining("\n", "", "\n"));
        return wrapped.contains("\n\n\n\n") ? GAP.matcher(wrapped).replaceAll("\n\n\n") : wrapped;
    }

    private static String wrap(String line) {
        // "-- " before a signature ends in a space (RFC 3676, 4.3).
        var stripped = line.equals("-- ") ? line : line.stripTrailing();
        if (stripped.length() <= WIDTH) {
            return stripped;
        }
        var matcher = INDENT.matcher(stripped);
        var indent = matcher.find() ? " ".repeat(matcher.end()) : "";
        var wrapped = new StringBuilder(stripped.substring(0, indent.length()));
        var length = indent.length();
        var begins = true;
        for (var words = new StringTokenizer(stripped.substring(indent.length()), " "); words.hasMoreTokens(); ) {
            var word = words.nextToken();
            if (!begins && length + 1 + word.length() > WIDTH) {
                wrapped.append('\n').append(indent);
                length = indent.length();
                begins = true;
            }
            wrapped.append(begins ? "" : " ").append(word);
            length += word.length() + (begins ? 0 : 1);
            begins = false;
        }
        return wrapped.toString();
    }
}
