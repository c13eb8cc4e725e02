package dev.paperboy.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What a transaction asks for beyond plain SMTP. Each parameter is sent only to a server that offers its extension: failures are to be
 * reported with the headers only, under our own name for the mail (RFC 3461), and addresses beyond ASCII are announced (RFC 6531).
 *
 * @param envelopeId our name for the mail, which reports repeat; empty for none
 * @param recipient the recipient as we know it, which reports repeat even if it is forwarded
 */
record SmtpOptions(String envelopeId, String recipient) {

    static final SmtpOptions NONE = new SmtpOptions("", "");

    /** RFC 3461, 4.4. */
    private static final int LONGEST_ENVELOPE_ID = 100;

    static SmtpOptions of(Letter letter, String messageId) {
        return new SmtpOptions(messageId.replaceAll("^<|>$", ""), letter.to().text());
    }

    boolean needsUtf8() {
        return !StandardCharsets.US_ASCII.newEncoder().canEncode(recipient);
    }

    /** What belongs behind a command, with its leading space; empty for most. */
    String parameters(String command, Predicate<String> offers) {
        var upper = command.toUpperCase(Locale.ROOT);
        var dsn = offers.test("DSN") && !envelopeId.isEmpty();
        if (upper.startsWith("MAIL FROM:")) {
            return (dsn ? " RET=HDRS" + envid() : "") + (needsUtf8() ? " SMTPUTF8" : "");
        }
        if (upper.startsWith("RCPT TO:") && dsn) {
            // In ASCII an internationalised address has another form (RFC 6533, 3), which few servers read: it is left
            // out.
            return " NOTIFY=FAILURE" + (needsUtf8() ? "" : " ORCPT=rfc822;" + xtext(recipient));
        }
        return "";
    }

    private String envid() {
        var encoded = xtext(envelopeId);
        return encoded.length() > LONGEST_ENVELOPE_ID ? "" : " ENVID=" + encoded;
    }

    /** RFC 3461, 4: all but printable ASCII, and of that + and =, as +XX. */
    private static String xtext(String text) {
        var encoded = new StringBuilder();
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet > ' ' && octet < 127 && octet != '+' && octet != '=') {
                encoded.append((char) octet);
            } else {
                encoded.append(String.format(Locale.ROOT, "+%02X", octet));
            }
        }
        return encoded.toString();
    }
}
