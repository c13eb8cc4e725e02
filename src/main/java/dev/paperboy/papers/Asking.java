package dev.paperboy.papers;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One question to one source, and what came of it: an answer, or the reason why there is none.
 *
 * @param took how long the source took to answer
 * @param failure what went wrong, if something did
 */
record Asking(Source source, LocalDate day, Duration took, Optional<Answer> answer, Optional<Exception> failure) {

    static Asking of(Source source, LocalDate day, InstantSource clock) {
        var begun = clock.instant();
        try {
            var answer = source.announcedOn(day);
            return new Asking(source, day, since(begun, clock), Optional.of(answer), Optional.empty());
        } catch (IOException | RuntimeException e) {
            return new Asking(source, day, since(begun, clock), Optional.empty(), Optional.of(e));
        }
    }

    private static Duration since(Instant begun, InstantSource clock) {
        return Duration.between(begun, clock.instant());
    }

    Asking failed(Exception e) {
        return new Asking(source, day, took, Optional.empty(), Optional.of(e));
    }

    SourceReport report(Papers.Stored stored, Instant now) {
        if (failure.isPresent()) {
            return report(SourceReport.Status.FAILED, 0, stored, List.of(), reason(failure.get()), now);
        }
        var given = answer.orElseThrow();
        int found = stored.added() + stored.merged();
        var skipped = Positions.join(given.skipped(), stored.skipped());
        if (found == 0 && !skipped.isEmpty()) {
            var note = "none of " + skipped.size() + " entries could be read";
            return report(SourceReport.Status.FAILED, 0, stored, skipped, note, now);
        }
        var status = found == 0 ? SourceReport.Status.EMPTY : SourceReport.Status.OK;
        return report(status, found, stored, skipped, given.note(), now);
    }

    private SourceReport report(
            SourceReport.Status status,
            int found,
            Papers.Stored stored,
            List<Answer.Skipped> skipped,
            String note,
            Instant now) {
        return new SourceReport(
                day,
                source.name(),
                source.label(),
                status,
                found,
                stored.added(),
                stored.merged(),
                skipped,
                note,
                took,
                now);
    }

    /** In words for the day's status line; some of Java's messages are nothing but a host's name, or nothing at all. */
    static String reason(Exception e) {
        var message = e.getMessage() == null ? "" : CleanText.of(e.getMessage());
        if (e instanceof UnknownHostException) {
            return "host not found: " + message;
        }
        if (e instanceof HttpTimeoutException) {
            return "no answer in time";
        }
        if (e instanceof ConnectException && message.isEmpty()) {
            return "no connection";
        }
        if (e instanceof IOException && !message.isEmpty()) {
            return message;
        }
        return "unexpected " + e.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
    }
}
