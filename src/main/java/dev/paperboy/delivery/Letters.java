package dev.paperboy.delivery;

import dev.paperboy.subscribers.Links;
import dev.paperboy.subscribers.Subscriber;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.util.StreamProvider;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.angus.mail.util.MailStreamProvider;

/** Puts the headers on letters. */
@Singleton
final class Letters {

    /** RFC 5322, 3.3; a name such as GMT is obsolete there. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Sender sender;
    private final Links links;
    private final Envelope envelope;
    private final Supplier<DkimSigner> signer;

    /** Does not ask for the keys yet: commands that send nothing need none. */
    @Inject
    Letters(Sender sender, Links links, Envelope envelope, DkimKeys keys) {
        this(sender, links, envelope, () -> new DkimSigner(sender.domain(), keys.signing()));
    }

    Letters(Sender sender, Links links, Envelope envelope, DkimSigner signer) {
        this(sender, links, envelope, () -> signer);
    }

    private Letters(Sender sender, Links links, Envelope envelope, Supplier<DkimSigner> signer) {
        // Left to itself, the library looks for its own provider in all jars, several times a mail: a fifth of all
        // work.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
        this.sender = sender;
        this.links = links;
        this.envelope = envelope;
        this.signer = signer;
    }

    /**
     * What a letter says.
     *
     * @param subject on one line
     */
    record Content(String subject, List<Run> text, List<Run> html) {}

    /** A letter to one reader about that reader's own doings. */
    Letter personal(Subscriber to, String messageId, Instant queuedAt, Content content) throws MessagingException {
        var letter = begin(to, messageId, queuedAt, content);
        return finish(letter, queuedAt);
    }

    /** A letter of the list, which can be left from the mail program itself. */
    Letter issue(Subscriber to, String messageId, Instant queuedAt, Content content) throws MessagingException {
        var letter = begin(to, messageId, queuedAt, content);
        var leave = links.unsubscribe(to).toString();
        var token = leave.substring(leave.lastIndexOf('/') + 1);
        // Folded between the addresses only (RFC 2369, 2); one https address (RFC 8058, 3.1), and a mailbox for those
        // who cannot post.
        letter.setHeader("List-Unsubscribe", "<" + leave + ">,\r\n <" + sender.unsubscribeBy(token) + ">");
        letter.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        letter.setHeader("List-Id", "<" + sender.listId() + ">");
        letter.setHeader(
                "Feedback-ID",
                sender.feedbackId(
                        "digest", to.wishes().rhythm().cadence().name().toLowerCase(Locale.ROOT)));
        return finish(letter, queuedAt);
    }

    /** Nothing is changed after the signatures. */
    private Letter finish(Letter letter, Instant queuedAt) throws MessagingException {
        letter.saveChanges();
        letter.seal(signer.get(), queuedAt);
        return letter;
    }

    private Letter begin(Subscriber to, String messageId, Instant queuedAt, Content content) throws MessagingException {
        var letter = new Letter(to.address(), envelope.from(to, queuedAt), messageId);
        letter.setFrom(sender.from());
        letter.setRecipient(RecipientType.TO, new InternetAddress(to.address().text(), true));
        if (sender.replyTo().isPresent()) {
            letter.setReplyTo(new InternetAddress[] {sender.replyTo().get()});
        }
        for (var field : envelope.relayHeaders(to, queuedAt).entrySet()) {
            letter.setHeader(field.getKey(), field.getValue());
        }
        letter.setHeader("Subject", EncodedWords.of(content.subject()));
        letter.setHeader("Date", DATE.format(queuedAt));
        // Nobody's holiday notice should answer a machine (RFC 3834, 5; the second is Exchange's).
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
        letter.setContent(new Body(messageId, content.text(), content.html()));
        return letter;
    }
}
