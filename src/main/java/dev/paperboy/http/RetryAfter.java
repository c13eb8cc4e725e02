package dev.paperboy.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how long a host wants to be left alone. */
final class RetryAfter {

    // "api";r=0;t=42 is what Hugging Face sends: t seconds until the window of 5 minutes ends.
    private static final Pattern RATE_LIMIT = Pattern.compile("\"[^\"]*\"\\s*;\\s*r=\\d{1,9}\\s*;\\s*t=(\\d{1,9})");
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** The standard header (RFC 9110, 10.2.3: seconds or a date) or else the longest wait that {@code RateLimit} names. */
    static Optional<Duration> of(HttpHeaders headers, Instant now) {
        return headers.firstValue("Retry-After")
                .flatMap(text -> standard(text.strip(), now))
                .or(() -> rateLimit(headers))
                .map(RetryAfter::capped);
    }

    private static Optional<Duration> standard(String text, Instant now) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, until.toInstant()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> rateLimit(HttpHeaders headers) {
        return headers.allValues("RateLimit").stream()
                .flatMap(line -> RATE_LIMIT.matcher(line).results())
                .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
                .max(Duration::compareTo);
    }

    private static Duration capped(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
