package dev.paperboy.papers;

import dev.paperboy.papers.SourceReport.Level;
import dev.paperboy.papers.SourceReport.Status;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a source fares, told from its reports.
 *
 * @param label the source's name for readers
 * @param level what a person must do about it
 * @param silentDays for how many days a source that used to have papers on most days has had none; 0 if it has not fallen silent
 * @param days the newest first, without gaps; empty for a day that nobody asked for
 */
public record Standing(String label, Level level, int silentDays, List<Day> days) {

    /** So many days in a row in which a source failed are no accident. */
    private static final int TOO_MANY_FAILURES = 3;

    /** After so many days without a report nobody collects. */
    private static final int TOO_LONG_UNASKED = 2;

    /** A long weekend is quiet for four days; a source without a calendar of its own is not expected to be so for longer. */
    private static final int LONGEST_QUIET = 4;

    /** Fewer days with papers are no habit. */
    private static final int HABIT = 4;

    /** A day, and what came of asking for it. */
    public record Day(LocalDate day, Optional<SourceReport> report) {}

    public Standing {
        days = List.copyOf(days);
    }

    /**
     * The standing of every source that was asked in a period, by label.
     *
     * @param days how many, up to and including today
     */
    public static List<Standing> of(List<SourceReport> reports, LocalDate today, int days) {
        return reports.stream()
                .collect(Collectors.groupingBy(SourceReport::source, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(ofSource -> of(ofSource, today, days, firstAsked(ofSource)))
                .sorted(Comparator.comparing(Standing::label))
                .toList();
    }

    private static LocalDate firstAsked(List<SourceReport> reports) {
        return reports.stream()
                .map(SourceReport::day)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Standing of(List<SourceReport> reports, LocalDate today, int days, LocalDate first) {
        var byDay = new TreeMap<LocalDate, SourceReport>();
        reports.forEach(report -> byDay.put(report.day(), report));
        var lines = Stream.iterate(today, day -> day.minusDays(1))
                .limit(days)
                // A source that is new has no history to be missed.
                .takeWhile(day -> !day.isBefore(first))
                .map(day -> new Day(day, Optional.ofNullable(byDay.get(day))))
                .toList();
        var newest = byDay.lastEntry().getValue();
        int silent = silentDays(lines, today);
        var level = level(lines, newest, today);
        return new Standing(newest.label(), level == Level.NOTHING && silent > 0 ? Level.LOOK : level, silent, lines);
    }

    /** Today's papers may still be to come. */
    private static int silentDays(List<Day> lines, LocalDate today) {
        var past = lines.stream()
                .filter(line -> line.day().isBefore(today) || hasPapers(line))
                .toList();
        int silent = (int) past.stream().takeWhile(Standing::isQuiet).count();
        long busy = past.stream().skip(silent).filter(Standing::hasPapers).count();
        return silent > LONGEST_QUIET && busy >= HABIT && busy * 2 >= past.size() - silent ? silent : 0;
    }

    private static boolean hasPapers(Day line) {
        return line.report().filter(report -> report.status() == Status.OK).isPresent();
    }

    private static boolean isQuiet(Day line) {
        return line.report().filter(report -> report.status() == Status.EMPTY).isPresent();
    }

    private static Level level(List<Day> lines, SourceReport newest, LocalDate today) {
        var failedInARow = lines.stream()
                .flatMap(line -> line.report().stream())
                .takeWhile(report -> !report.status().isReached())
                .count();
        if (failedInARow >= TOO_MANY_FAILURES || newest.day().isBefore(today.minusDays(TOO_LONG_UNASKED))) {
            return Level.ACT;
        }
        var worst = lines.stream()
                .flatMap(line -> line.report().stream())
                .map(SourceReport::level)
                .max(Comparator.naturalOrder())
                .orElse(Level.NOTHING);
        // A day that nobody asked for is asked for at the next chance; today's first round may still be to come.
        var gap = lines.stream()
                .anyMatch(line -> line.report().isEmpty() && !line.day().equals(today));
        return worst == Level.NOTHING && gap ? Level.LOOK : worst;
    }
}
