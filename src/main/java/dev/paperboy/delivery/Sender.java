package dev.paperboy.delivery;

import dev.paperboy.subscribers.DomainName;
import jakarta.inject.Singleton;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The settings of {@link MailSettings}, checked when the program starts. */
@Singleton
final class Sender {

    /** What ends a name in a header that is not in quotes (RFC 5322, 3.2.3). */
    private static final Pattern UNQUOTED = Pattern.compile("[,;:()@.\\[\\]]");

    private final MailSettings settings;
    private final InternetAddress from;
    private final Optional<InternetAddress> replyTo;
    private final InternetAddress unsubscribeMailbox;

    /** @throws IllegalArgumentException if a setting is not what it should be; the message quotes it */
    Sender(MailSettings settings) {
        this.settings = settings;
        this.from = parse("paperboy.mail.from", settings.from());
        this.replyTo = settings.replyTo().map(text -> parse("paperboy.mail.reply-to", text));
        if (!settings.senderId().matches("[A-Za-z0-9]{5,15}")) {
            throw new IllegalArgumentException(
                    "paperboy.mail.sender-id must be 5 to 15 letters or digits, not \"" + settings.senderId() + "\"");
        }
        if (!listId().matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+")) {
            throw new IllegalArgumentException(
                    "paperboy.mail.list-id must look like digest.example.org, not \"" + listId() + "\"");
        }
        this.unsubscribeMailbox = parse(
                "paperboy.mail.unsubscribe-mailbox",
                settings.unsubscribeMailbox().orElseGet(() -> "unsubscribe@" + domain()));
    }

    private static InternetAddress parse(String name, String text) {
        try {
            var address = new InternetAddress(text, true);
            var at = address.getAddress().lastIndexOf('@');
            if (at < 0 || address.isGroup()) {
                throw new AddressException("one mailbox is wanted");
            }
            // Angus would leave a domain such as tëst.example as it is, which only SMTPUTF8 servers take.
            address.setAddress(address.getAddress().substring(0, at + 1)
                    + DomainName.ascii(address.getAddress().substring(at + 1)));
            if (!StandardCharsets.US_ASCII.newEncoder().canEncode(address.getAddress())) {
                throw new AddressException("the part before the @ must be ASCII");
            }
            encodeName(address);
            return address;
        } catch (AddressException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + " is no mail address: \"" + text + "\" (" + e.getMessage() + ")" + hint(text), e);
        }
    }

    /** A name that was parsed goes into headers as it was typed, also beyond ASCII; only one that is set is encoded. */
    private static void encodeName(InternetAddress address) {
        if (address.getPersonal() != null) {
            try {
                address.setPersonal(EncodedWords.of(address.getPersonal()), "US-ASCII");
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException("Every Java platform has US-ASCII", e);
            }
        }
    }

    private static String hint(String text) {
        var name = text.substring(0, Math.max(0, text.indexOf('<'))).strip();
        return !name.startsWith("\"") && UNQUOTED.matcher(name).find()
                ? "; a name with one of these characters ,;:()@. must be in quotes: \"" + name + "\" <…>"
                : "";
    }

    InternetAddress from() {
        return from;
    }

    Optional<InternetAddress> replyTo() {
        return replyTo;
    }

    String organisation() {
        return settings.organisation();
    }

    String postalAddress() {
        return settings.postalAddress();
    }

    /** The part of the sender's address after the {@code @}, in A-labels. */
    String domain() {
        var address = from.getAddress();
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    String listId() {
        return settings.listId().orElseGet(() -> "digest." + domain());
    }

    /** The mailbox that takes "unsubscribe", as a {@code mailto:} with a subject (RFC 6068, 2). */
    String unsubscribeBy(String subject) {
        var address = unsubscribeMailbox.getAddress();
        var at = address.lastIndexOf('@');
        var localPart = URLEncoder.encode(address.substring(0, at), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return "mailto:" + localPart + address.substring(at) + "?subject=" + subject;
    }

    /** Feedback-ID as Gmail wants it: three names of ours, none of a person, and the sender (support.google.com/mail/answer/6254652). */
    String feedbackId(String kind, String rhythm) {
        return kind + ":paperboy:" + rhythm + ":" + settings.senderId();
    }
}
