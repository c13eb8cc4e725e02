package dev.paperboy.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How mails wait, are tried again, and are given up. */
@ConfigMapping(prefix = "paperboy.outbox")
public interface OutboxSettings {

    /** Where mails go as {@code .eml} files when no SMTP server is set. */
    @WithDefault("data/mail")
    Path folder();

    /** What becomes of a mail that perhaps was taken: a second copy at the worst, or none at the worst. */
    @WithDefault("RETRY_ONCE")
    Ambiguous ambiguous();

    /** How long to wait before such a mail is sent once more. */
    @WithDefault("15m")
    Duration ambiguousAfter();

    /** How long mails are held before their turn comes. After a power cut, another machine waits as long before it takes over. */
    @WithDefault("60s")
    Duration lease();

    /** Mails that are held at once. More saves the database work, and makes others wait longer after a power cut. */
    @WithDefault("100")
    int batch();

    /** A mail that could not be sent for so long is given up. A daily digest is stale by then. */
    @WithDefault("24h")
    Duration giveUpAfter();

    /** The pause after the first refusal; it doubles each time. Servers that greylist want some minutes. */
    @WithDefault("5m")
    Duration retryFirst();

    /** The longest pause. */
    @WithDefault("4h")
    Duration retryLongest();

    /** Attempts in all. */
    @WithDefault("12")
    int retryAttempts();

    /** Connections that one recipient domain may take at once. Absent: all but one, which stays free for the others. */
    Optional<Integer> domainConnections();

    /** Mails to one recipient domain in a second, spread evenly. Absent: no limit, for relays see to it themselves. */
    Optional<Integer> domainRate();

    /**
     * How many mails a new sender begins on its first day of mail; on each later day twice as many as on the busiest before. What is
     * beyond waits, and is skipped when the reader's next issue comes. Absent: no cap, right for a relay whose address is known; about
     * 500 for a new address of one's own.
     */
    Optional<Integer> warmUp();

    /** What to do when the answer to the final dot is lost. */
    enum Ambiguous {
        RETRY_ONCE,
        NEVER
    }
}
