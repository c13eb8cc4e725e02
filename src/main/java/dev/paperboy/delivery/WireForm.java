package dev.paperboy.delivery;

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
        var begin = 0;
        for (var i = 0; i < mail.length; i++) {
            var octet = mail[i];
            if (octet > '\r' || octet < 0) {
                continue;
            }
            if (octet == 0) {
                throw new IllegalArgumentException("A NUL in a mail at byte " + i);
            }
            if (octet == '\r' && i + 1 < mail.length && mail[i + 1] == '\n') {
                requireShort(begin, i);
                i++;
                begin = i + 1;
            } else if (octet == '\r' || octet == '\n') {
                throw new IllegalArgumentException("A bare line break in a mail at byte " + i);
            }
        }
        requireShort(begin, mail.length);
    }

    private static void requireShort(int begin, int end) {
        if (end - begin > LONGEST_LINE) {
            throw new IllegalArgumentException("A line of more than 998 bytes in a mail, ending at byte " + end);
        }
    }
}
