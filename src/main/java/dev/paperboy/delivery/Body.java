package dev.paperboy.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;

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

    private static MimeBodyPart part(String subtype, String text) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text.replaceAll("\r?\n", "\r\n"), "UTF-8", subtype);
        part.setHeader("Content-Transfer-Encoding", encoding(text));
        return part;
    }

    /** Both keep lines under 78 characters and to ASCII; whichever is shorter is taken, since big mails are clipped. */
    private static String encoding(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var escaped = 0;
        for (var octet : bytes) {
            if (octet < 0 || octet == '=') {
                escaped++;
            }
        }
        return bytes.length + 2.0 * escaped > BASE64_GROWTH * bytes.length ? "base64" : "quoted-printable";
    }
}
