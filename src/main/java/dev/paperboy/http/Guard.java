package dev.paperboy.http;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Asks a host again when that may help, twice and each time later, and no more at all for a while when it failed time after time.
 * The delays are spread by chance, so that many who failed together do not come back together.
 */
final class Guard {

    private static final int RETRIES = 2;
    private static final int FAILURES = 5;
    private static final double JITTER = 0.3;

    private final FailsafeExecutor<Reply> executor;
    private final CircuitBreaker<Reply> breaker;
    private final InstantSource clock;

    /**
     * @param delay before the first retry
     * @param rest how long a host is left alone that failed time after time
     */
    Guard(Duration delay, Duration rest, InstantSource clock) {
        this.clock = clock;
        var retries = RetryPolicy.<Reply>builder()
                .handleIf((Throwable failure) -> mayPass(failure))
                .withBackoff(delay, delay.multipliedBy(20), 4)
                .withJitter(JITTER)
                .withMaxRetries(RETRIES)
                .build();
        this.breaker = CircuitBreaker.<Reply>builder()
                .handleIf((Throwable failure) -> isDown(failure))
                .withFailureThreshold(FAILURES)
                .withDelay(rest)
                .build();
        this.executor = Failsafe.with(retries, breaker);
    }

    Reply get(String host, CheckedSupplier<Reply> attempt) throws IOException {
        try {
            return executor.get(attempt);
        } catch (CircuitBreakerOpenException e) {
            throw new RestingException(
                    host, "failed time after time", clock.instant().plus(breaker.getRemainingDelay()));
        } catch (FailsafeException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("Interrupted before asking " + host + " again");
            }
            throw e;
        }
    }

    /** A cut connection or an overloaded server may be over in a moment; a refusal, or another kind of answer, is not. */
    static boolean mayPass(Throwable failure) {
        if (failure instanceof StatusException status) {
            return status.status() >= 500
                    && status.retryAfter()
                            .map(wait -> wait.compareTo(Turnstile.LONGEST_WAIT) <= 0)
                            .orElse(true);
        }
        return failure instanceof UnansweredException unanswered && unanswered.again();
    }

    static boolean isDown(Throwable failure) {
        return failure instanceof UnansweredException
                || (failure instanceof StatusException status && status.status() >= 500);
    }
}
