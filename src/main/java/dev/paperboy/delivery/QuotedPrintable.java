package dev.paperboy.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The encoding of RFC 2045, 6.7, for text. Our own, since Angus' hands on one octet at a time through three streams, which took a
 * twentieth of all work of sending.
 */
final class QuotedPrintable {

    /** Octets of a line without the one that says that it goes on (rule 5). */
    private static final int LONGEST = 75;

    private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private byte[] out;
    private int size;
    private int lineBegin;

    private QuotedPrintable(int expected) {
        this.out = new byte[expected];
    }

    /** @param text in which CR LF, LF and CR each end a line */
    static byte[] encode(byte[] text) {
        // An octet becomes four at the most: three, and its share of a soft line break.
        var encoded = new QuotedPrintable(text.length + text.length / 8 + 16);
        for (var i = 0; i < text.length; i++) {
            if (text[i] == '\r' && i + 1 < text.length && text[i + 1] == '\n') {
                i++;
            }
            encoded.add(text[i], i + 1 == text.length || text[i + 1] == '\r' || text[i + 1] == '\n');
        }
        return Arrays.copyOf(encoded.out, encoded.size);
    }

    private void add(byte octet, boolean last) {
        // Room for a soft line break, and for what is added.
        if (size + 6 > out.length) {
            out = Arrays.copyOf(out, 2 * out.length);
        }
        if (octet == '\r' || octet == '\n') {
            breakLine();
        } else if (octet > ' ' && octet <= '~' && octet != '=' || (octet == ' ' || octet == '\t') && !last) {
            fit(1);
            out[size++] = octet;
        } else {
            fit(3);
            out[size++] = '=';
            out[size++] = DIGITS[octet >> 4 & 0xF];
            out[size++] = DIGITS[octet & 0xF];
        }
    }

    /** White space may stand before the sign of a soft break, which is then what ends the line (rule 3). */
    private void fit(int octets) {
        if (size - lineBegin + octets > LONGEST) {
            out[size++] = '=';
            breakLine();
        }
    }

    private void breakLine() {
        out[size++] = '\r';
        out[size++] = '\n';
        lineBegin = size;
    }
}
