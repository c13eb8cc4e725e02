package dev.paperboy.delivery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The "relaxed" forms of RFC 6376, 3.4: what a signature covers, so that relays may fold lines and change white space. */
final class Canonical {

    private Canonical() {}

    /** A header field without its final line break (3.4.2). */
    static String header(String field) {
        var colon = field.indexOf(':');
        var name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        var value = field.substring(colon + 1).replaceAll("\r\n", "").replaceAll("[ \t]+", " ");
        return name + ":" + trim(value);
    }

    private static String trim(String text) {
        return text.replaceAll("^ | $", "");
    }

    /** A body with CRLF line ends (3.4.4); an empty one stays empty. */
    static byte[] body(byte[] source, int from) {
        var out = new byte[source.length - from + 2];
        var size = 0;
        var emptyLines = 0;
        var space = false;
        for (var i = from; i < source.length; i++) {
            var octet = source[i];
            if (octet == '\r' && i + 1 < source.length && source[i + 1] == '\n') {
                i++;
                space = false;
                // Empty lines count only if something follows.
                emptyLines += 1;
            } else if (octet == ' ' || octet == '\t') {
                space = true;
            } else {
                for (; emptyLines > 0; emptyLines--) {
                    out[size++] = '\r';
                    out[size++] = '\n';
                }
                if (space) {
                    out[size++] = ' ';
                    space = false;
                }
                out[size++] = octet;
            }
        }
        if (size > 0) {
            out[size++] = '\r';
            out[size++] = '\n';
        }
        return Arrays.copyOf(out, size);
    }

    /** The header fields of a mail, folded as they are, without their final line breaks. */
    static List<String> fields(byte[] source, int end) {
        var fields = new ArrayList<String>();
        var text = new String(source, 0, end, StandardCharsets.UTF_8);
        for (var line : text.split("\r\n", -1)) {
            if (line.startsWith(" ") || line.startsWith("\t")) {
                fields.set(fields.size() - 1, fields.get(fields.size() - 1) + "\r\n" + line);
            } else if (!line.isEmpty()) {
                fields.add(line);
            }
        }
        return fields;
    }
}
