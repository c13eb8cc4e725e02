package dev.paperboy.digest;

import dev.paperboy.papers.SourceReport;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which source reports are news to a reader: what the last digest could not tell, and what it had to tell of as missing. */
final class News {

    /** For so long a day is asked for again; what could not be had by then is told of no more. */
    private static final int DAYS = 7;

    private News() {}

    /**
     * The reports to show, by day; of each source at least its newest one.
     *
     * @param expected the date of the digest before, by the rhythm, should there have been none
     */
    static List<SourceReport> of(
            Collection<SourceReport> reports, LocalDate issueDate, LocalDate expected, History history) {
        var since = history.lastIssue().orElse(expected);
        Predicate<SourceReport> isNews = report -> switch (report.status()) {
            case OK, EMPTY -> isToldAnew(report, since, history) || report.isPartial() && isOpen(report, issueDate);
            case SUSPECT -> !report.day().isBefore(since);
            case FAILED, UNREADABLE -> isOpen(report, issueDate);
        };
        var known = reports.stream()
                .filter(report -> !report.day().isAfter(issueDate))
                .toList();
        var newest = known.stream()
                .collect(Collectors.toMap(
                        SourceReport::source, SourceReport::day, (one, other) -> one.isAfter(other) ? one : other));
        var told = known.stream().filter(isNews).map(SourceReport::source).collect(Collectors.toSet());
        return known.stream()
                .filter(isNews.or(report ->
                        !told.contains(report.source()) && report.day().equals(newest.get(report.source()))))
                .sorted(Comparator.comparing(SourceReport::day).thenComparing(SourceReport::label))
                .toList();
    }

    private static boolean isOpen(SourceReport report, LocalDate issueDate) {
        return report.day().isAfter(issueDate.minusDays(DAYS));
    }

    /** A list that was read to its end before the last digest was made needs no second mention. */
    private static boolean isToldAnew(SourceReport report, LocalDate since, History history) {
        var last = history.lastComposedAt();
        return last.isPresent() && report.settled().isPresent()
                ? report.settled().get().isAfter(last.get())
                : !report.day().isBefore(since);
    }
}
