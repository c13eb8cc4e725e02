package dev.paperboy.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What a courier works by.
 *
 * @param batch mails held at once
 * @param lease how long they are held until their turn comes
 * @param attempt how long one attempt can take at the most, with room to spare
 */
record Terms(Judge judge, int batch, Duration lease, Duration attempt) {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    static Terms of(OutboxSettings outbox, SmtpSettings smtp, RandomGenerator jitter) {
        var retry = new RetryPolicy(outbox.retryFirst(), outbox.retryLongest(), outbox.retryAttempts(), jitter);
        return new Terms(
                new Judge(retry, outbox.ambiguous(), outbox.ambiguousAfter(), outbox.giveUpAfter()),
                outbox.batch(),
                outbox.lease(),
                // A mail over a dead connection, a new connection, the mail again.
                smtp.deadline().multipliedBy(3).plus(MARGIN));
    }
}
