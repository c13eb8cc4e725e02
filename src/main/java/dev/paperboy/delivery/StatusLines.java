package dev.paperboy.delivery;

import dev.paperboy.papers.SourceReport;
import dev.paperboy.papers.SourceReport.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of asking each source, for readers: so that an empty or a thin day explains itself. */
final class StatusLines {

    /** More days than these are summed up. */
    private static final int DAYS_IN_FULL = 3;

    private static final int LONGEST_NOTE = 120;

    private StatusLines() {}

    static List<String> of(List<SourceReport> reports) {
        var bySource =
                reports.stream().collect(Collectors.groupingBy(SourceReport::label, TreeMap::new, Collectors.toList()));
        var oneDay = reports.stream().map(SourceReport::day).distinct().count() == 1;
        var lines = new ArrayList<String>();
        bySource.forEach((label, ofSource) -> {
            var name = Shown.typed(label, 60);
            if (ofSource.size() <= DAYS_IN_FULL) {
                ofSource.forEach(
                        report -> lines.add(name + (oneDay ? "" : ", " + day(report.day())) + ": " + said(report)));
            } else {
                lines.add(name + ": " + sum(ofSource));
            }
        });
        return lines;
    }

    private static String day(LocalDate day) {
        return Wording.shortDate(day);
    }

    private static String said(SourceReport report) {
        var note = Shown.typed(report.note(), LONGEST_NOTE);
        return switch (report.status()) {
            case OK ->
                Wording.papers(report.found())
                        + (report.isGrowing() ? " so far" : rest(report))
                        + unread(report.skipped().size())
                        + (note.isEmpty() ? "" : " (" + note + ")");
            case EMPTY ->
                (note.isEmpty() ? (report.isGrowing() ? "nothing yet" : "no new papers") : note) + rest(report);
            case SUSPECT -> "nothing new, though there should be; what comes late will be added";
            // The note of a failure is for the operator.
            case FAILED -> "not reached" + promise(report);
            case UNREADABLE -> "its list could not be read" + promise(report);
        };
    }

    private static String rest(SourceReport report) {
        if (!report.isPartial()) {
            return "";
        }
        return report.nextTry().isPresent() ? ", the rest not reached, will be added" : ", the rest not reached";
    }

    /** What is not asked for again must not be promised. */
    private static String promise(SourceReport report) {
        return report.nextTry().isPresent() ? ", will be added" : "";
    }

    private static String unread(int entries) {
        return entries == 0 ? "" : ", " + entries + " could not be read";
    }

    private static String sum(List<SourceReport> reports) {
        var found = reports.stream().mapToInt(SourceReport::found).sum();
        var answered =
                reports.stream().filter(report -> report.status() == Status.OK).count();
        var parts = new ArrayList<String>();
        parts.add(
                answered == 0
                        ? "no new papers"
                        : Wording.papers(found) + " on " + answered + (answered == 1 ? " day" : " days"));
        reports.stream()
                .filter(report -> report.status() != Status.OK && report.status() != Status.EMPTY)
                .collect(Collectors.groupingBy(
                        StatusLines::said,
                        LinkedHashMap::new,
                        Collectors.mapping(report -> day(report.day()), Collectors.joining(", "))))
                .forEach((said, days) -> parts.add(days + ": " + said));
        return String.join("; ", parts);
    }
}
