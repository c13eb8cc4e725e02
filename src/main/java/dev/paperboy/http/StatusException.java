package dev.paperboy.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A host answered, but with a status other than 200. */
public final class StatusException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Optional<Duration> retryAfter;

    StatusException(String host, int status, Optional<Duration> retryAfter) {
        super(host + " answered " + status
                + retryAfter
                        .map(wait -> " and asks to wait " + wait.toSeconds() + " s")
                        .orElse(""));
        this.status = status;
        this.retryAfter = retryAfter;
    }

    public int status() {
        return status;
    }

    /** Whether the host wants to be left alone for a while, said how long or not. */
    boolean asksToWait() {
        return status == 429 || (status == 503 && retryAfter.isPresent());
    }

    /** How long the host wants to be left alone, if it said so; never more than a day. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
