package dev.paperboy.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Text and HTML of a mail as multipart/alternative, the best last (RFC 2046, 5.1.4). */
final class Body extends MimeMultipart {

    private static final double BASE64_GROWTH = 1.37;

    /** @param name makes the boundary, so that the same mail is made of the same bytes whenever it is written */
    Body(String name, String text, String html) throws MessagingException {
        super("alternative");
        var type = new ContentType("multipart", "alternative", null);
        // "=_" stands in no quoted-printable and no base64 text (RFC 2045, 6.7).
        type.setParameter("boundary", "=_" + name.replaceAll("[^A-Za-z0-9]", "").substring(0, 24));
        contentType = type.toString();
        addBodyPart(part("plain", text));
        addBodyPart(part("html", html));
    }

    /**
     * Encoded here and now: left to itself, the library looks through all jars for an encoder each time a part is written, which took
     * a twelfth of all the time of sending.
     */
    private static MimeBodyPart part(String subtype, String text) throws MessagingException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var encoding = encoding(bytes);
        var headers = new InternetHeaders();
        headers.setHeader("Content-Type", "text/" + subtype + "; charset=UTF-8");
        headers.setHeader("Content-Transfer-Encoding", encoding);
        var encoded = encoding.equals("base64") ? base64(text) : QuotedPrintable.encode(bytes);
        return new MimeBodyPart(headers, encoded);
    }

    /** Of the text with the line ends that it has on the wire (RFC 2045, 6.8). */
    private static byte[] base64(String text) {
        var lines = text.replace("\r\n", "\n").replace("\n", "\r\n");
        return Base64.getMimeEncoder().encode(lines.getBytes(StandardCharsets.UTF_8));
    }

    /** Both keep lines under 78 characters and to ASCII; whichever is shorter is taken, since big mails are clipped. */
    private static String encoding(byte[] bytes) {
        var escaped = 0;
        for (var octet : bytes) {
            if (octet < 0 || octet == '=') {
                escaped++;
            }
        }
        return bytes.length + 2.0 * escaped > BASE64_GROWTH * bytes.length ? "base64" : "quoted-printable";
    }
}
