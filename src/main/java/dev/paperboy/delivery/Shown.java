package dev.paperboy.delivery;

import dev.paperboy.papers.Tex;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text from outside, made fit to be shown: readable, on one line, of bounded length, and unable to hide or reorder what is around it. */
final class Shown {

    /** Far beyond what anybody reads, but short enough to be handled fast. */
    private static final int LONGEST = 2_000;

    /**
     * Control characters (C1 ones make Gmail clip a mail at any size), bidirectional overrides and isolates, line and paragraph
     * separators, unpaired surrogates and code points that are no characters.
     */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\u061C\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFDD0-\\uFDEF\\uFEFF\\uFFFE\\uFFFF\\s]+");

    private static final String CUT = "…";

    private Shown() {}

    /** A title, name or sentence as readers see it, cut at a word's end if it is longer than {@code most} characters. */
    static String line(String text, int most) {
        var bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return shorten(clean(Tex.toUnicode(bounded)), most);
    }

    /** As {@link #line}, for what readers and operators typed, which is not TeX. */
    static String typed(String text, int most) {
        return shorten(clean(text), most);
    }

    /**
     * As {@link #typed}, and such that no mail program makes a link of it: anybody can type anything into the form, for an address that
     * is not theirs.
     */
    static String unlinked(String text, int most) {
        return typed(text, most)
                .replaceAll("://+", ": ")
                .replaceAll("(?<=[\\p{L}\\p{N}])\\.(?=[\\p{L}\\p{N}])", "·")
                .replace("@", " at ");
    }

    private static String clean(String text) {
        return isClean(text) ? text : UNSEEN.matcher(text).replaceAll(" ").strip();
    }

    /** Whether there is nothing to be taken away, as in nearly all texts; some that are clean need a closer look. */
    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var between = i > 0 && i < text.length() - 1 && text.charAt(i - 1) != ' ';
            if (c == ' ' ? !between : !isOrdinary(c)) {
                return false;
            }
        }
        return true;
    }

    /** ASCII and Latin letters, and of the rest what is far from everything unseen. */
    private static boolean isOrdinary(char c) {
        return c > ' ' && c <= '~'
                || c > '\u00A0' && c < '\u0600'
                || c > '\u206F' && c < '\u3000'
                || c > '\u3000' && c < '\uD800';
    }

    static String shorten(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        var cut = text.substring(0, text.offsetByCodePoints(0, most - 1));
        var space = cut.lastIndexOf(' ');
        // Scripts without spaces, and words as long as a line, are cut where they are.
        return (space > cut.length() / 2 ? cut.substring(0, space) : cut).replaceFirst("[\\s,;:.–-]+$", "") + CUT;
    }

    /** An address that a reader may be sent to: http or https, with a host. */
    static Optional<URI> followable(Optional<URI> address) {
        return address.filter(uri -> uri.getHost() != null)
                .filter(uri -> uri.getRawUserInfo() == null)
                .filter(uri -> uri.toASCIIString().length() <= 500)
                .filter(uri -> {
                    var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
                    return scheme.equals("https") || scheme.equals("http");
                });
    }
}
