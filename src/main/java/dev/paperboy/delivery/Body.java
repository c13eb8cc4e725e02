package dev.paperboy.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.angus.mail.util.BASE64EncoderStream;
import org.eclipse.angus.mail.util.QPEncoderStream;

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
        var bytes = text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        var encoding = encoding(bytes);
        var headers = new InternetHeaders();
        headers.setHeader("Content-Type", "text/" + subtype + "; charset=UTF-8");
        headers.setHeader("Content-Transfer-Encoding", encoding);
        var encoded = new Bytes(bytes.length * 5 / 4);
        try (var encoder =
                encoding.equals("base64") ? new BASE64EncoderStream(encoded) : new QPEncoderStream(encoded)) {
            encoder.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MimeBodyPart(headers, encoded.toByteArray());
    }

    /** The encoders write one octet at a time, and a lock for each would cost more than to encode it. */
    private static final class Bytes extends OutputStream {
        private byte[] octets;
        private int size;

        Bytes(int expected) {
            this.octets = new byte[Math.max(16, expected)];
        }

        @Override
        public void write(int octet) {
            if (size == octets.length) {
                octets = Arrays.copyOf(octets, 2 * size);
            }
            octets[size++] = (byte) octet;
        }

        byte[] toByteArray() {
            return Arrays.copyOf(octets, size);
        }
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
