package dev.paperboy.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again: after the first pause, then twice as long and so on, never longer than the longest, and in the end not at all
 * (RFC 5321, 4.5.4.1). Each pause is made up to a quarter longer at random, so that what failed together does not come back together.
 *
 * @param attempts how many attempts there are in all, the first one included
 */
record RetryPolicy(Duration first, Duration longest, int attempts, RandomGenerator jitter) {

    private static final int DOUBLINGS = 30;
    private static final double SPREAD = 0.25;

    RetryPolicy {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || attempts < 1) {
            throw new IllegalArgumentException(
                    "Not a way to try again: first " + first + ", longest " + longest + ", attempts " + attempts);
        }
    }

    /** When to try next after some failures, of which there was at least one; empty if that was the last attempt. */
    Optional<Instant> next(int failures, Instant now) {
        return failures >= attempts ? Optional.empty() : Optional.of(atLast(failures, now));
    }

    /** As {@link #next}, for what is tried again however often it failed. */
    Instant atLast(int failures, Instant now) {
        var doubled = first.toMillis() << Math.min(Math.max(failures - 1, 0), DOUBLINGS);
        var pause = Math.min(doubled < 0 ? Long.MAX_VALUE : doubled, longest.toMillis());
        return now.plusMillis(pause + (long) (pause * SPREAD * jitter.nextDouble()));
    }
}
