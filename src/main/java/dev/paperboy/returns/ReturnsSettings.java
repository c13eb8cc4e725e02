package dev.paperboy.returns;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where bounces, complaints and requests to leave come back, and how they are read. */
@ConfigMapping(prefix = "paperboy.returns")
public interface ReturnsSettings {

    /**
     * The mailbox for bounces; a mail's envelope has the reader's token after a {@code +} in it (VERP), so that the answer names the
     * reader whatever it looks like. Default: {@code bounce} at the sender's domain. The domain must take mail for all such addresses.
     */
    Optional<String> mailbox();

    /** Whether envelopes carry tokens. Without, bounces go to the sender's own address, and a person must read them. */
    @WithDefault("true")
    boolean verp();

    /** Mails that nobody could make sense of are kept here, as files, for a person to read. */
    @WithDefault("data/returns")
    Path keptFolder();

    /** How often the mailboxes are read. */
    @WithDefault("5m")
    Duration every();

    /** A Maildir whose new mails are read and then deleted. */
    Optional<Path> maildir();

    /** A server of mailboxes (IMAP over TLS). What is read there is deleted, so give Paperboy a mailbox of its own. */
    Optional<String> imapHost();

    @WithDefault("993")
    int imapPort();

    Optional<String> imapUsername();

    Optional<String> imapPassword();

    @WithDefault("INBOX")
    String imapFolder();

    /** Without TLS the password and the readers' addresses travel in clear; {@code false} is taken on this machine only. */
    @WithDefault("true")
    boolean imapTls();

    /** Soft failures of one reader, with no success between, that end a subscription. */
    @WithDefault("5")
    int softFailures();

    /** The time in which they must have come. */
    @WithDefault("14d")
    Duration softWithin();

    /** The relay, if its webhooks report what comes back: its header is added to mails, so that its reports carry the token. */
    Optional<Relay> relay();

    /** The ARNs of the SNS topics that may report, for {@code SES}. */
    Optional<List<String>> sesTopics();

    /** The signing certificate of SNS as a PEM file. Absent: fetched from Amazon when the first report comes. */
    Optional<Path> sesCertificate();

    /** {@code user:password} of the webhook's address, for {@code POSTMARK}, which signs nothing. */
    Optional<String> postmarkLogin();

    /** The public key of the signed event webhook, for {@code SENDGRID}: base64, as its settings show it. */
    Optional<String> sendgridKey();

    /** The webhook signing key, for {@code MAILGUN}. */
    Optional<String> mailgunKey();

    /** Relays whose reports are understood. */
    enum Relay {
        SES,
        POSTMARK,
        SENDGRID,
        MAILGUN
    }
}
