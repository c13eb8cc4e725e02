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

    /** Octets that stand for themselves; white space does unless it ends a line. */
    private static final boolean[] LITERAL = new boolean[256];

    static {
        Arrays.fill(LITERAL, ' ', '~' + 1, true);
        LITERAL['\t'] = true;
        LITERAL['='] = false;
    }

    private byte[] out;
    private int size;
    private int lineBegin;

    private QuotedPrintable(int expected) {
        this.out = new byte[expected];
    }

    /** @param text in which CR LF, LF and CR each end a line */
    static byte[] encode(byte[] text) {
        var encoded = new QuotedPrintable(text.length + text.length / 8 + 16);
        for (var i = 0; i < text.length; ) {
            var end = literals(text, i);
            if (end > i) {
                encoded.copy(text, i, end);
                i = end;
            } else if (endsLine(text, i)) {
                i += text[i] == '\r' && i + 1 < text.length && text[i + 1] == '\n' ? 2 : 1;
                encoded.breakLine();
            } else {
                encoded.escape(text[i++]);
            }
        }
        return Arrays.copyOf(encoded.out, encoded.size);
    }

    /** Where those that begin here and stand for themselves end. */
    private static int literals(byte[] text, int from) {
        var end = from;
        while (end < text.length && LITERAL[text[end] & 0xFF]) {
            end++;
        }
        var trails = end > from && (text[end - 1] == ' ' || text[end - 1] == '\t') && endsLine(text, end);
        return trails ? end - 1 : end;
    }

    private static boolean endsLine(byte[] text, int i) {
        return i == text.length || text[i] == '\r' || text[i] == '\n';
    }

    private void copy(byte[] text, int from, int to) {
        for (var i = from; i < to; ) {
            fit(1);
            var length = Math.min(to - i, LONGEST - (size - lineBegin));
            System.arraycopy(text, i, out, size, length);
            size += length;
            i += length;
        }
    }

    private void escape(byte octet) {
        fit(3);
        out[size++] = '=';
        out[size++] = DIGITS[octet >> 4 & 0xF];
        out[size++] = DIGITS[octet & 0xF];
    }

    /** White space may stand before the sign of a soft break, which is then what ends the line (rule 3). */
    private void fit(int octets) {
        if (size - lineBegin + octets > LONGEST) {
            reserve();
            out[size++] = '=';
            breakLine();
        }
        reserve();
    }

    private void breakLine() {
        reserve();
        out[size++] = '\r';
        out[size++] = '\n';
        lineBegin = size;
    }

    /** Room for a whole line and its break. */
    private void reserve() {
        if (size + LONGEST + 3 > out.length) {
            out = Arrays.copyOf(out, 2 * out.length + LONGEST + 3);
        }
    }
}
