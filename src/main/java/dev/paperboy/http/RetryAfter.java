package dev.paperboy.http;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
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

    // Of the same: none left. And of earlier drafts of that header, where Reset is seconds as well.
    private static final Pattern SPENT = Pattern.compile("\"[^\"]*\"\\s*;\\s*r=0\\s*;\\s*t=(\\d{1,9})");

    private RetryAfter() {}

    /** How long a group of hosts is to be left alone after an answer, be it a refusal or the last one that we may have. */
    static Duration rest(HttpResponse<?> response, HostGroup group, Instant now) {
        var headers = response.headers();
        return switch (response.statusCode()) {
            case 429 -> of(headers, now).orElse(group.restAfterRefusal());
            case 503 -> of(headers, now).orElse(Duration.ZERO);
            default -> spent(headers).map(RetryAfter::capped).orElse(Duration.ZERO);
        };
    }

    private static Optional<Duration> spent(HttpHeaders headers) {
        var draft = headers.firstValue("RateLimit-Remaining")
                .filter(text -> text.strip().equals("0"))
                .flatMap(none -> headers.firstValue("RateLimit-Reset"))
                .filter(text -> text.strip().matches("\\d{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text.strip())));
        return longest(headers, SPENT).or(() -> draft);
    }

    /** The standard header (RFC 9110, 10.2.3: seconds or a date) or else the longest wait that {@code RateLimit} names. */
    static Optional<Duration> of(HttpHeaders headers, Instant now) {
        return headers.firstValue("Retry-After")
                .flatMap(text -> standard(text.strip(), now))
                .or(() -> longest(headers, RATE_LIMIT))
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

    private static Optional<Duration> longest(HttpHeaders headers, Pattern limit) {
        return headers.allValues("RateLimit").stream()
                .flatMap(line -> limit.matcher(line).results())
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
