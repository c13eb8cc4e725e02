package dev.paperboy.delivery;

import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.subscribers.Secret;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Makes the Message-ID of a mail (RFC 5322, 3.6.4). The same mail has the same id over all attempts and restarts, so that a mailbox
 * that got it twice can show it once. It is a keyed hash: nobody can tell the reader from it, or guess another's.
 */
@Singleton
public final class MessageIds {

    private static final int BYTES = 20;

    private final Secret secret;
    private final Sender sender;

    MessageIds(Secret secret, Sender sender) {
        this.secret = secret;
        this.sender = sender;
    }

    /** The id with its angle brackets. */
    public String of(Kind kind, LocalDate issueDate, long subscriberId) {
        var hash = secret.hash("message-id/" + kind + "/" + issueDate + "/" + subscriberId);
        return "<" + HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES)) + "@" + sender.domain() + ">";
    }
}
