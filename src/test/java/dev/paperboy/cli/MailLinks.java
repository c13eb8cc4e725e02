package dev.paperboy.cli;

import dev.paperboy.delivery.RudeSmtpServer.Mail;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * The addresses that a gateway finds in a mail as it came over SMTP: in its header, its HTML and its text.
 *
 * @param oneClick where RFC 8058 leaves
 * @param all every address of the mail, that one included
 */
record MailLinks(String recipient, URI oneClick, Set<URI> all) {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");

    /** @throws IllegalStateException if the mail does not offer to leave with one click */
    static MailLinks of(Mail mail) throws MessagingException, IOException {
        // Undoes what SMTP does to lines that begin with a dot (RFC 5321, 4.5.2).
        var text = mail.text().replace("\r\n..", "\r\n.");
        var message = new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        var inHeader = addresses(message.getHeader("List-Unsubscribe", ","));
        var post = message.getHeader("List-Unsubscribe-Post", ",");
        if (inHeader.size() != 1 || !"List-Unsubscribe=One-Click".equals(post)) {
            throw new IllegalStateException("No one-click: " + inHeader + ", " + post);
        }
        var all = new LinkedHashSet<>(inHeader);
        collect(message, all);
        return new MailLinks(mail.recipient(), inHeader.get(0), all);
    }

    private static void collect(Part part, Set<URI> links) throws MessagingException, IOException {
        var content = part.getContent();
        if (content instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                collect(inner, links);
            }
        } else if (part.isMimeType("text/html")) {
            var html = Jsoup.parse(content.toString());
            for (var attribute : List.of("href", "src", "background", "action")) {
                html.select("[" + attribute + "]").eachAttr(attribute).forEach(value -> links.addAll(addresses(value)));
            }
        } else {
            links.addAll(addresses(content.toString()));
        }
    }

    private static List<URI> addresses(String text) {
        return ADDRESS.matcher(text)
                .results()
                .map(found -> URI.create(found.group().replaceFirst("[.,;:!?)]+$", "")))
                .toList();
    }
}
