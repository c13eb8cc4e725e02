package dev.paperboy.papers;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A source was not asked, because it is to be left alone for a while. Who has the time comes back afterwards. */
public final class NotNowException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Instant until;

    /** @param until when it may be asked again */
    public NotNowException(@Nullable String message, Instant until, Throwable cause) {
        super(message, cause);
        this.until = until;
    }

    /**
     * Until when a source is to be left alone that failed; empty if nobody said so. A source that tries several doors fails with what the
     * first one said, and learns only from the last one that it has knocked too often; so causes and what was suppressed count too.
     */
    public static Optional<Instant> until(Throwable failure) {
        var own = failure instanceof NotNowException notNow ? Stream.of(notNow.until) : Stream.<Instant>of();
        var inner = Stream.concat(Stream.ofNullable(failure.getCause()), Arrays.stream(failure.getSuppressed()))
                .flatMap(other -> until(other).stream());
        return Stream.concat(own, inner).max(Comparator.naturalOrder());
    }
}
