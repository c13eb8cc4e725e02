package dev.paperboy.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A stretch of plain text; with an address to go to if it is one. */
record TextLink(String text, boolean isLink) {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)]");

    /** Cuts a text at the addresses in it. */
    static List<TextLink> of(String text) {
        var parts = new ArrayList<TextLink>();
        var matcher = ADDRESS.matcher(text);
        int from = 0;
        while (matcher.find()) {
            parts.add(new TextLink(text.substring(from, matcher.start()), false));
            parts.add(new TextLink(matcher.group(), true));
            from = matcher.end();
        }
        parts.add(new TextLink(text.substring(from), false));
        return parts;
    }
}
