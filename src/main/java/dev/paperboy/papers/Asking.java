package dev.paperboy.papers;

import dev.paperboy.papers.SourceReport.Status;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * One question to one source, and what came of it: an answer, or the reason why there is none.
 *
 * @param took how long the source took to answer
 * @param failure what went wrong, if something did
 */
record Asking(Question question, Duration took, Optional<Answer> answer, Optional<Exception> failure) {

    static final String STALE = "only papers of earlier days; the list may be an old one";

    static Asking of(Question question, InstantSource clock) {
        var begun = clock.instant();
        try {
            var answer = question.source().announcedOn(question.day());
            return new Asking(question, since(begun, clock), Optional.of(answer), Optional.empty());
        } catch (IOException | RuntimeException e) {
            return new Asking(question, since(begun, clock), Optional.empty(), Optional.of(e));
        }
    }

    private static Duration since(Instant begun, InstantSource clock) {
        return Duration.between(begun, clock.instant());
    }

    Asking failed(Exception e) {
        return new Asking(question, took, Optional.empty(), Optional.of(e));
    }

    /**
     * What came of storing the answer.
     *
     * @param firstListed papers that the source had on no earlier list
     * @param before the report that is stored already, if there is one
     */
    record Outcome(Papers.Stored stored, int firstListed, Optional<SourceReport> before) {
        static final Outcome NOTHING = new Outcome(new Papers.Stored(0, 0, List.of()), 0, Optional.empty());
    }

    SourceReport report(Outcome outcome, NextTry nextTry, Instant now) {
        if (failure.isPresent()) {
            var status = failure.get() instanceof UnreadableException ? Status.UNREADABLE : Status.FAILED;
            return report(status, outcome, 0, List.of(), reason(failure.get()), nextTry, now);
        }
        var given = answer.orElseThrow();
        var before = outcome.before();
        if (given.unchanged() && before.isPresent()) {
            return unchanged(before.get(), outcome, nextTry, now);
        }
        int read = outcome.stored().added() + outcome.stored().merged();
        var skipped = Positions.join(given.skipped(), outcome.stored().skipped());
        if (read == 0 && !skipped.isEmpty()) {
            var note = "none of " + skipped.size() + " entries could be read";
            return report(Status.UNREADABLE, outcome, 0, skipped, note, nextTry, now);
        }
        int found = Math.max(0, read - ofOtherDays(given));
        var status = judge(found, outcome.firstListed(), now);
        var note = found > 0 && status != Status.OK ? STALE : given.note();
        return report(status, outcome, found, skipped, note, nextTry, now);
    }

    /** What the list is known to be may have changed all the same: its papers may have turned out to be those of an earlier day. */
    private SourceReport unchanged(SourceReport old, Outcome outcome, NextTry nextTry, Instant now) {
        boolean isOld = old.found() > 0 && outcome.firstListed() == 0;
        return report(
                isOld ? Status.SUSPECT : judge(old.found(), old.found(), now),
                outcome,
                old.found(),
                old.skipped(),
                isOld ? STALE : old.note(),
                nextTry,
                now);
    }

    /** A feed holds the papers of days before, too. They are stored with theirs and do not count for this one. */
    private int ofOtherDays(Answer given) {
        return (int) given.sightings().stream()
                .filter(sighting -> !sighting.day().equals(question.day()))
                .count();
    }

    /**
     * An empty list, and one that repeats earlier lists (seen with arXiv's feeds, under a fresh date), mean nothing as long as nothing is
     * due.
     */
    private Status judge(int found, int firstListed, Instant now) {
        var newsBy = question.source().newsBy(question.day());
        if (found > 0 && (firstListed > 0 || newsBy.isEmpty())) {
            return Status.OK;
        }
        return newsBy.isPresent() && !now.isBefore(newsBy.get()) ? Status.SUSPECT : Status.EMPTY;
    }

    private SourceReport report(
            Status status,
            Outcome outcome,
            int found,
            List<Answer.Skipped> skipped,
            String note,
            NextTry nextTry,
            Instant now) {
        var closes = question.source().closes(question.day());
        boolean isWhole = status.isAnswer() && answer.filter(Answer::partial).isEmpty();
        boolean settled = isWhole && !now.isBefore(closes);
        return new SourceReport(
                question.day(),
                question.source().name(),
                question.source().label(),
                status,
                found,
                outcome.stored().added(),
                outcome.stored().merged(),
                skipped,
                note,
                took,
                now,
                nextTry.after(question, settled),
                closes,
                Optional.of(now).filter(at -> settled));
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
