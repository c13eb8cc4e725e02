package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.digest.Digest;
import dev.paperboy.digest.Digests;
import dev.paperboy.digest.Samples;
import dev.paperboy.matching.Examples;
import dev.paperboy.matching.StoredExamples;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Library;
import dev.paperboy.papers.Papers;
import dev.paperboy.returns.ReturnTokens;
import dev.paperboy.returns.TestReturns;
import dev.paperboy.subscribers.Links;
import dev.paperboy.subscribers.Readers;
import dev.paperboy.subscribers.Secret;
import dev.paperboy.subscribers.SiteSettings;
import dev.paperboy.subscribers.Tokens;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What is needed to write a mail without the rest of the program. */
final class TestMail {

    static final Secret SECRET = Secret.of("a secret for tests, and for tests only");
    static final Tokens TOKENS = new Tokens(SECRET);
    private static final URI ADDRESS = URI.create("https://papers.example.org");
    static final SiteSettings SITE = () -> ADDRESS;
    static final Links LINKS = new Links(SITE, TOKENS);
    static final Sender SENDER = new Sender(settings("Paperboy <digest@papers.example.org>"));

    static final Envelope ENVELOPE = new Envelope(SENDER, new ReturnTokens(SECRET), TestReturns.settings(Map.of()));

    private TestMail() {}

    static MailSettings settings(String from) {
        return settings(Map.of("paperboy.mail.from", from));
    }

    /** As a sender should have them, but for some. */
    static MailSettings settings(Map<String, String> some) {
        return new SmallRyeConfigBuilder()
                .withDefaultValue("paperboy.mail.from", "Paperboy <digest@papers.example.org>")
                .withDefaultValue(
                        "paperboy.mail.postal-address", "Example Institute, 1 Example Street, 12345 Example Town")
                .withDefaultValue("paperboy.mail.sender-id", "example1")
                .withSources(new PropertiesConfigSource(some, "some", 200))
                .withMapping(MailSettings.class)
                .build()
                .getConfigMapping(MailSettings.class);
    }

    static Examples examples(Database database) {
        return new StoredExamples(new Library(database), new Papers(database));
    }

    static LetterWriter writer(Database database) {
        return writer(database, new Readers(database, Samples.MORNING));
    }

    static LetterWriter writer(Database database, Readers readers) {
        return new LetterWriter(
                TestTemplates.engine(),
                new Digests(database, new Papers(database), new Editions(database), readers.subscribers),
                readers.joining,
                new DigestViews(LINKS, SENDER, examples(database), TestTemplates.engine()),
                new Letters(SENDER, LINKS, ENVELOPE, new DkimSigner(SENDER.domain(), List.of())),
                LINKS,
                SENDER);
    }

    static Letter letter(Database database, Digest digest) {
        return writer(database)
                .digest(digest, "<0123456789abcdef0123456789abcdef@papers.example.org>", Samples.MORNING);
    }

    /** A part of multipart/alternative, decoded. */
    static String part(Letter letter, int index) throws MessagingException, IOException {
        return (String) ((MimeMultipart) letter.getContent()).getBodyPart(index).getContent();
    }

    static String text(Letter letter) throws MessagingException, IOException {
        return part(letter, 0);
    }

    static String html(Letter letter) throws MessagingException, IOException {
        return part(letter, 1);
    }

    /** The mail as it goes over the wire. */
    static String source(Letter letter) throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        letter.writeTo(bytes);
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
