package dev.paperboy.delivery;

import java.nio.charset.StandardCharsets;

/** Whole lines of a mail's text, and what becomes of them on their own: lines are encoded each for itself. */
interface Run {

    /** UTF-8, each line ended by LF. */
    byte[] plain();

    /** How many octets {@link #plain} has. */
    int octets();

    /** As RFC 2045, 6.7 encodes them. */
    byte[] quotedPrintable();

    /** @param lines each ended by LF */
    static Run of(String lines) {
        var plain = lines.getBytes(StandardCharsets.UTF_8);
        return new Run() {
            @Override
            public byte[] plain() {
                return plain;
            }

            @Override
            public int octets() {
                return plain.length;
            }

            @Override
            public byte[] quotedPrintable() {
                return QuotedPrintable.encode(plain);
            }
        };
    }
}
