package dev.paperboy.delivery;

import jakarta.inject.Singleton;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The settings of {@link MailSettings}, checked when the program starts. */
@Singleton
final class Sender {

    private final MailSettings settings;
    private final InternetAddress from;
    private final Optional<InternetAddress> replyTo;

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
        parse("paperboy.mail.unsubscribe-mailbox", unsubscribeMailbox());
    }

    private static InternetAddress parse(String name, String text) {
        try {
            var address = new InternetAddress(text, true);
            if (!address.getAddress().contains("@")) {
                throw new AddressException("no domain");
            }
            var at = address.getAddress().lastIndexOf('@');
            // Angus would leave a domain such as tëst.example as it is, which only SMTPUTF8 servers take.
            address.setAddress(address.getAddress().substring(0, at + 1)
                    + IDN.toASCII(address.getAddress().substring(at + 1)));
            if (!StandardCharsets.US_ASCII.newEncoder().canEncode(address.getAddress())) {
                throw new AddressException("the part before the @ must be ASCII");
            }
            return address;
        } catch (AddressException | IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is no mail address: \"" + text + "\"", e);
        }
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

    String unsubscribeMailbox() {
        return settings.unsubscribeMailbox().orElseGet(() -> "unsubscribe@" + domain());
    }

    /** Feedback-ID as Gmail wants it: three names of ours, none of a person, and the sender (support.google.com/mail/answer/6254652). */
    String feedbackId(String kind, String rhythm) {
        return kind + ":paperboy:" + rhythm + ":" + settings.senderId();
    }
}
