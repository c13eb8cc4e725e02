package dev.paperboy.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Text and HTML of a mail as multipart/alternative, the best last (RFC 2046, 5.1.4). */
final class Body extends MimeMultipart {

    private static final double BASE64_GROWTH = 1.37;

    /** @param name makes the boundary, so that the same mail is made of the same bytes whenever it is written */
    Body(String name, List<Run> text, List<Run> html) throws MessagingException {
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
     * a twelfth of all the time of sending. Both encodings keep lines under 78 characters and to ASCII; whichever is shorter is taken,
     * since big mails are clipped.
     */
    private static MimeBodyPart part(String subtype, List<Run> runs) throws MessagingException {
        var quoted = joined(runs, Run::quotedPrintable);
        var isShorter = quoted.length
                <= BASE64_GROWTH * runs.stream().mapToInt(Run::octets).sum();
        var headers = new InternetHeaders();
        headers.setHeader("Content-Type", "text/" + subtype + "; charset=UTF-8");
        headers.setHeader("Content-Transfer-Encoding", isShorter ? "quoted-printable" : "base64");
        return new MimeBodyPart(headers, isShorter ? quoted : base64(joined(runs, Run::plain)));
    }

    private static byte[] joined(List<Run> runs, Function<Run, byte[]> form) {
        var pieces = runs.stream().map(form).toList();
        var whole = new byte[pieces.stream().mapToInt(piece -> piece.length).sum()];
        var end = 0;
        for (var piece : pieces) {
            System.arraycopy(piece, 0, whole, end, piece.length);
            end += piece.length;
        }
        return whole;
    }

    /** Of the text with the line ends that it has on the wire (RFC 2045, 6.8). */
    private static byte[] base64(byte[] plain) {
        var lines =
                new String(plain, StandardCharsets.UTF_8).replace("\r\n", "\n").replace("\n", "\r\n");
        return Base64.getMimeEncoder().encode(lines.getBytes(StandardCharsets.UTF_8));
    }
}
