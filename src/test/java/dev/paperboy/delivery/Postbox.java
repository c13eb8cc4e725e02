package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.delivery.OutboxSettings.Ambiguous;
import dev.paperboy.subscribers.Readers;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;

/** For tests of other packages: a real courier that writes into a folder, and what arrived there. */
public final class Postbox {

    /** A mail that arrived. */
    public record Mail(String to, String subject, String text, String html) {}

    private final Courier courier;
    private final Path folder;

    /** @param folder empty, and for this postbox alone */
    public Postbox(Database database, Readers readers, Path folder) {
        this.folder = folder;
        var box = new TestOutbox.Box(
                folder,
                Ambiguous.RETRY_ONCE,
                Duration.ofMinutes(15),
                Duration.ofSeconds(60),
                20,
                Duration.ofHours(24),
                Duration.ofMinutes(5),
                Duration.ofHours(4),
                3,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var smtp = TestOutbox.Smtp.none();
        this.courier = new Courier(
                new Leases(database, CourierId.ofThisProcess()),
                readers.subscribers::find,
                TestMail.writer(database, readers),
                new Lines(smtp, box),
                Terms.of(box, smtp, new Random(1)),
                new WarmUp(database, Optional.empty()),
                Aftermath.NONE,
                readers);
    }

    /** Sends what waits; gives the mails that arrived, by recipient. */
    public List<Mail> deliver() {
        courier.deliver(tally -> {});
        try (var files = Files.list(folder)) {
            var mails = new ArrayList<Mail>();
            for (var file : files.sorted().toList()) {
                mails.add(read(Files.readAllBytes(file)));
                Files.delete(file);
            }
            mails.sort((one, other) -> one.to().compareTo(other.to()));
            return mails;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mail read(byte[] source) throws IOException {
        try {
            var mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(source));
            var parts = (MimeMultipart) mail.getContent();
            return new Mail(
                    mail.getRecipients(MimeMessage.RecipientType.TO)[0].toString(),
                    mail.getSubject(),
                    (String) parts.getBodyPart(0).getContent(),
                    (String) parts.getBodyPart(1).getContent());
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }
}
