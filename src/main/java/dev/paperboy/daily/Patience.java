package dev.paperboy.daily;

import dev.paperboy.papers.NotNowException;
import dev.paperboy.papers.UnreadableException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a back-fill bears with one source that fails. A question is asked again when the source may be asked, or after a pause that
 * grows, {@value #MOST_WAITS} times at most; and when the source has answered nothing for {@link #LONGEST}, nothing is asked twice any
 * more until it does.
 */
final class Patience {

    /** With what a host of many failures is left alone for, ten minutes at a time, about an hour. */
    static final int MOST_WAITS = 6;

    /** arXiv is left alone for two hours after its announcement in summer. */
    static final Duration LONGEST = Duration.ofHours(3);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    /** Waking up a moment too early would cost one of the few waits. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private @Nullable Instant failingSince;
    private int waits;

    /** When the question that has failed now is asked again; empty if it is given up. */
    Optional<Instant> next(IOException failure, Instant now) {
        var since = failingSince == null ? now : failingSince;
        failingSince = since;
        var at = NotNowException.until(failure)
                .filter(until -> until.isAfter(now))
                .orElseGet(() -> now.plus(FIRST_PAUSE.multipliedBy(1L << waits)))
                .plus(MARGIN);
        if (!mayPass(failure) || waits >= MOST_WAITS || at.isAfter(since.plus(LONGEST))) {
            waits = 0;
            return Optional.empty();
        }
        waits++;
        return Optional.of(at);
    }

    /** Another format calls for a person, and so does a bug, which an archive wraps. */
    private static boolean mayPass(IOException failure) {
        return !(failure instanceof UnreadableException || failure.getCause() instanceof RuntimeException);
    }

    /** The source has answered. */
    void renew() {
        failingSince = null;
        waits = 0;
    }
}
