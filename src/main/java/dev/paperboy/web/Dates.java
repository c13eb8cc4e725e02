package dev.paperboy.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Dates as pages show them and as addresses carry them. */
final class Dates {

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EEE, d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private Dates() {}

    static String inFull(LocalDate day) {
        return LONG.format(day);
    }

    static String inShort(LocalDate day) {
        return SHORT.format(day);
    }

    static String of(YearMonth month) {
        return MONTH.format(month);
    }

    /** A date written as in {@code 2026-07-29}; empty if it is none, such as 30 February. */
    static Optional<LocalDate> parse(String text) {
        // The ISO parser alone would also take years of nine digits, which no database keeps.
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A month written as in {@code 2026-07}; empty if it is none. */
    static Optional<YearMonth> parseMonth(String text) {
        return parse(text + "-01").map(YearMonth::from);
    }
}
