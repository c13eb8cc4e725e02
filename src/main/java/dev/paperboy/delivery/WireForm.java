package dev.paperboy.delivery;

import java.nio.charset.StandardCharsets;

/** What every mail must be before it goes over the wire. */
final class WireForm {

    /** RFC 5322, 2.1.1, without the line break. */
    private static final int LONGEST_LINE = 998;

    private WireForm() {}

    /**
     * Refuses a mail with a bare CR or LF, which two servers may read as two different numbers of mails ("SMTP smuggling"), with a NUL, or
     * with a line that is too long.
     *
     * @throws IllegalArgumentException with the place
     */
    static void check(byte[] mail) {
        // Looked through as text, of which the virtual machine compares many characters at once.
        var text = new String(mail, StandardCharsets.ISO_8859_1);
        var nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new IllegalArgumentException("A NUL in a mail at byte " + nul);
        }
        var begin = 0;
        for (var cr = text.indexOf('\r'); cr >= 0; cr = text.indexOf('\r', begin)) {
            var lf = text.indexOf('\n', begin);
            if (lf != cr + 1) {
                throw bareBreak(lf >= 0 && lf < cr ? lf : cr);
            }
            requireShort(begin, cr);
            begin = lf + 1;
        }
        var lf = text.indexOf('\n', begin);
        if (lf >= 0) {
            throw bareBreak(lf);
        }
        requireShort(begin, mail.length);
    }

    private static IllegalArgumentException bareBreak(int at) {
        return new IllegalArgumentException("A bare line break in a mail at byte " + at);
    }

    private static void requireShort(int begin, int end) {
        if (end - begin > LONGEST_LINE) {
            throw new IllegalArgumentException("A line of more than 998 bytes in a mail, ending at byte " + end);
        }
    }
}
