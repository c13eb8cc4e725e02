package dev.paperboy.delivery;

import dev.paperboy.returns.ReturnTokens;
import dev.paperboy.returns.ReturnsSettings;
import dev.paperboy.subscribers.Subscriber;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/** Where failures of a mail are reported, in a way that tells whose mail it was (VERP). */
@Singleton
final class Envelope {

    private static final Pattern MAILBOX = Pattern.compile("[A-Za-z0-9._-]{1,20}@[A-Za-z0-9.-]{1,255}");

    private final Sender sender;
    private final ReturnTokens tokens;
    private final ReturnsSettings settings;
    private final String mailbox;

    /** @throws IllegalArgumentException if the mailbox of the settings is none; the message quotes it */
    Envelope(Sender sender, ReturnTokens tokens, ReturnsSettings settings) {
        this.sender = sender;
        this.tokens = tokens;
        this.settings = settings;
        this.mailbox = settings.mailbox().orElseGet(() -> "bounce@" + sender.domain());
        if (!MAILBOX.matcher(mailbox).matches()) {
            throw new IllegalArgumentException(
                    "paperboy.returns.mailbox must look like bounce@example.org, with at most 20 characters before the @, not \""
                            + mailbox + "\"");
        }
    }

    /** MAIL FROM of a mail to a reader. */
    String from(Subscriber to, Instant queuedAt) {
        if (!settings.verp()) {
            return sender.from().getAddress();
        }
        var at = mailbox.lastIndexOf('@');
        return mailbox.substring(0, at) + "+" + tokens.of(to.id(), queuedAt) + mailbox.substring(at);
    }

    /** The fields by which a relay that puts its own address into the envelope gives the token back in its reports. */
    Map<String, String> relayHeaders(Subscriber to, Instant queuedAt) {
        return settings.relay()
                .map(relay -> {
                    var token = tokens.of(to.id(), queuedAt);
                    return switch (relay) {
                        case SES -> Map.of("X-SES-MESSAGE-TAGS", "return=" + token);
                        case POSTMARK -> Map.of("X-PM-Metadata-return", token);
                        case SENDGRID -> Map.of("X-SMTPAPI", "{\"unique_args\":{\"return\":\"" + token + "\"}}");
                        case MAILGUN -> Map.of("X-Mailgun-Variables", "{\"return\":\"" + token + "\"}");
                    };
                })
                .orElse(Map.of());
    }
}
