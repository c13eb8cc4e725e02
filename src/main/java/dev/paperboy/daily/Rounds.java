package dev.paperboy.daily;

import dev.paperboy.papers.NextTry;
import dev.paperboy.papers.Question;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.papers.SourceReport.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * When sources are asked, and for how long a day is asked for that was not answered to the end.
 *
 * @param times of day (UTC) at which a round begins
 */
record Rounds(List<LocalTime> times, InstantSource clock) implements NextTry {

    /** How long a source is asked again for a day on which it did not answer. */
    static final int FILL_IN_DAYS = 7;

    Rounds {
        times = times.stream().sorted().toList();
    }

    @Override
    public Optional<Instant> after(Question question, boolean settled) {
        return settled
                ? Optional.empty()
                : next(clock.instant())
                        .filter(next -> !question.day().isBefore(firstDay(LocalDate.ofInstant(next, ZoneOffset.UTC))));
    }

    /** Whether a question needs no more asking on a day: it was answered in full, and after the list was complete. */
    boolean isSettled(Question question, SourceReport report, LocalDate today) {
        if (report.status() == Status.SUSPECT && question.day().isBefore(firstDay(today))) {
            return true;
        }
        return report.settled().isPresent() && !isLookOverdue(question, report, today);
    }

    /** Whether a list was not looked at again when it should have been, since the source did not answer or nobody asked. */
    static boolean isLookOverdue(Question question, SourceReport report, LocalDate today) {
        var seen = LocalDate.ofInstant(report.finishedAt(), ZoneOffset.UTC);
        return report.status().isAnswer()
                && question.source().daysToLookBack().stream()
                        .map(question.day()::plusDays)
                        .anyMatch(
                                look -> seen.isBefore(look) && !look.isAfter(today) && !look.isBefore(firstDay(today)));
    }

    /** The oldest day that is still filled in. */
    static LocalDate firstDay(LocalDate today) {
        return today.minusDays(FILL_IN_DAYS - 1L);
    }

    private Optional<Instant> next(Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return List.of(today, today.plusDays(1)).stream()
                .flatMap(day -> times.stream().map(time -> day.atTime(time).toInstant(ZoneOffset.UTC)))
                .filter(round -> round.isAfter(now))
                .findFirst();
    }
}
