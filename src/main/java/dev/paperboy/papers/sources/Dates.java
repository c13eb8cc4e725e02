package dev.paperboy.papers.sources;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalQuery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads the ways in which sources write a day. */
final class Dates {

    // Sources have been seen to answer 2026-6-30 where they used to pad; compared as text it would sort wrongly.
    private static final Pattern ISO_DAY = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:T.*)?");
    private static final List<DateTimeFormatter> WITH_YEAR = List.of(english("MMM d, uuuu"), english("MMMM d, uuuu"));
    private static final List<DateTimeFormatter> WITHOUT_YEAR = List.of(english("MMM d"), english("MMMM d"));

    private Dates() {}

    /** The day of an ISO date or date-time, as it is written there: {@code 2026-07-29T00:00:00.000Z}. */
    static Optional<LocalDate> leadingDay(String text) {
        var found = ISO_DAY.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(2)),
                    Integer.parseInt(found.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The day in a page's heading: {@code 2026-07-29}, {@code Jul 29, 2026}, or {@code Jul 29}, which is the newest such day that is
     * not after today.
     */
    static Optional<LocalDate> heading(String line, LocalDate today) {
        if (line.matches("\\d{4}-.*")) {
            return leadingDay(line);
        }
        return parse(line, WITH_YEAR, LocalDate::from)
                .or(() -> parse(line, WITHOUT_YEAR, MonthDay::from).flatMap(day -> newest(day, today)));
    }

    private static Optional<LocalDate> newest(MonthDay day, LocalDate today) {
        // Eight years reach over 1900 or 2100 to the 29th of February before.
        return IntStream.rangeClosed(0, 8)
                .map(back -> today.getYear() - back)
                .filter(day::isValidYear)
                .mapToObj(day::atYear)
                .filter(date -> !date.isAfter(today))
                .findFirst();
    }

    private static <T> Optional<T> parse(String line, List<DateTimeFormatter> formats, TemporalQuery<T> query) {
        for (var format : formats) {
            try {
                return Optional.of(format.parse(line.strip(), query));
            } catch (DateTimeException otherForm) {
                // The next may fit.
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatter english(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }
}
