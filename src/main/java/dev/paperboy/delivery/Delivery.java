package dev.paperboy.delivery;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One mail that must go out, and how far it has come: the row by which nothing is lost and nothing goes twice.
 *
 * @param messageId the Message-ID (RFC 5322, 3.6.4) with its angle brackets, the same over all attempts
 * @param attempts SMTP transactions begun
 * @param dueAt not to be tried before
 * @param reply the last thing a server, or the network, said; empty before the first attempt
 * @param createdAt when it was queued; the Date of the mail (RFC 5322, 3.6.1), the same over all attempts
 */
public record Delivery(
        long id,
        Kind kind,
        long subscriberId,
        LocalDate issueDate,
        State state,
        int attempts,
        Instant dueAt,
        String messageId,
        String reply,
        Instant createdAt) {

    /** What is written. */
    public enum Kind {
        DIGEST,
        /** "Please confirm", to an address that somebody typed into the form. */
        CONFIRMATION,
        /** The personal links, to somebody who subscribed before and used the form again. */
        LINKS
    }

    public enum State {
        /** Waits for its first attempt. */
        PENDING,
        /** A courier holds it until its lease ends. */
        LEASED,
        /** A server took responsibility: 250 after the final dot. */
        SENT,
        /** Refused for now (4yz); tried again when due. */
        RETRY,
        /** The answer to the final dot was lost: perhaps taken, perhaps not. */
        AMBIGUOUS,
        /** Refused for good (5yz). */
        BOUNCED,
        /** Not to be sent any more: the reader left, paused, or the next issue came first. */
        SKIPPED
    }
}
