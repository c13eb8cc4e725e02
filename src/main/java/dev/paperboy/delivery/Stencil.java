package dev.paperboy.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Octets that mails to many readers have in common, but for the token in the links, whose characters are left open.
 *
 * @param octets with some character in each open place
 * @param places where the token's characters stand, in their order, over and over
 */
record Stencil(byte[] octets, int[] places) {

    /** Stands for each character of the token; no character (Unicode, 23.7), so that no text that is shown holds it. */
    static final char OPEN = '\uFDD0';

    /**
     * @param text with as many of {@link #OPEN} wherever the token stands as that has characters
     * @param encoding that makes one octet of each letter, in the same place whichever letter it is
     */
    static Stencil of(String text, UnaryOperator<byte[]> encoding) {
        var octets = filledWith('A', text, encoding);
        var others = filledWith('B', text, encoding);
        var places = new int[(int) text.chars().filter(c -> c == OPEN).count()];
        var found = 0;
        for (var at = Arrays.mismatch(octets, others); at >= 0; at = next(at, octets, others)) {
            places[found++] = at;
        }
        return new Stencil(octets, places);
    }

    private static byte[] filledWith(char letter, String text, UnaryOperator<byte[]> encoding) {
        return encoding.apply(text.replace(OPEN, letter).getBytes(StandardCharsets.UTF_8));
    }

    private static int next(int after, byte[] octets, byte[] others) {
        var from = after + 1;
        var at = Arrays.mismatch(octets, from, octets.length, others, from, others.length);
        return at < 0 ? at : from + at;
    }

    /** @param token of letters, digits and signs that stand for themselves in every encoding */
    byte[] with(byte[] token) {
        var filled = octets.clone();
        for (var i = 0; i < places.length; i++) {
            filled[places[i]] = token[i % token.length];
        }
        return filled;
    }
}
