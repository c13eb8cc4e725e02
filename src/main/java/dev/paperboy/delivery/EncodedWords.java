package dev.paperboy.delivery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * Text in a header as RFC 2047 wants it. Angus would make encoded words that are longer, together with the header's name, than the 76
 * characters that a line may have (section 2).
 */
final class EncodedWords {

    /** As base64 they take 52 characters, with the word's frame 64. */
    private static final int OCTETS = 39;

    private static final int PLAIN = 60;

    private EncodedWords() {}

    /** @param text on one line */
    static String of(String text) {
        // Short and plain text stays readable; what looks like an encoded word would be decoded.
        if (text.length() <= PLAIN && text.chars().allMatch(c -> c >= ' ' && c <= '~') && !text.contains("=?")) {
            return text;
        }
        var words = new ArrayList<String>();
        var begin = 0;
        var octets = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            var more = octets(text.codePointAt(at));
            if (octets + more > OCTETS) {
                words.add(text.substring(begin, at));
                begin = at;
                octets = 0;
            }
            octets += more;
        }
        words.add(text.substring(begin));
        return words.stream().map(EncodedWords::encode).collect(Collectors.joining("\r\n "));
    }

    /** In UTF-8 (RFC 3629, 3); what is no character becomes a question mark. */
    private static int octets(int character) {
        if (character < 0x80 || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
            return 1;
        }
        return character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }

    private static String encode(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
