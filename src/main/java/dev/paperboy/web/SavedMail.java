package dev.paperboy.web;

import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was written into a file.
 *
 * @param name the file's name
 * @param html the HTML part; empty if there is none
 * @param text the plain part; empty if there is none
 * @param source everything, as it would go over the wire
 */
record SavedMail(
        String name, String subject, String from, String to, String date, String html, String text, String source) {

    /** @throws IOException if these bytes are no mail (RFC 5322, MIME) */
    static SavedMail parse(String name, byte[] bytes) throws IOException {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            return new SavedMail(
                    name,
                    orEmpty(message.getSubject()),
                    orEmpty(message.getHeader("From", ", ")),
                    orEmpty(message.getHeader(RecipientType.TO.toString(), ", ")),
                    orEmpty(message.getHeader("Date", ", ")),
                    find(message, "text/html"),
                    find(message, "text/plain"),
                    new String(bytes, StandardCharsets.UTF_8));
        } catch (MessagingException e) {
            throw new IOException("Not a mail: " + name, e);
        }
    }

    private static String find(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (!(part.getContent() instanceof Multipart parts)) {
            return "";
        }
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart inner = parts.getBodyPart(i);
            var found = find(inner, type);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static String orEmpty(@Nullable String header) {
        return header == null ? "" : header;
    }
}
