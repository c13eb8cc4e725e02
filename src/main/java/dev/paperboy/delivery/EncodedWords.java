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
        if (text.length() <= PLAIN && text.matches("[ -~]*") && !text.contains("=?")) {
            return text;
        }
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        text.codePoints().mapToObj(Character::toString).forEach(character -> {
            if (octets(word.toString()) + octets(character) > OCTETS) {
                words.add(word.toString());
                word.setLength(0);
            }
            word.append(character);
        });
        words.add(word.toString());
        return words.stream().map(EncodedWords::encode).collect(Collectors.joining("\r\n "));
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String encode(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
