package dev.paperboy.papers.sources;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates of feeds: RFC 3339, RFC 822 with two or four digits for the year, C's asctime, and what resembles them. */
final class When {

    private static final String TIME =
            "(?:(?:[Tt]|\\s+)(?<hour>\\d{1,2}):?(?<minute>\\d{2})(?::?\\d{2}(?:[.,]\\d{1,12})?)?)?";
    private static final String ZONE = "\\s*(?<zone>[A-Za-z]{1,5}|[+-]\\d{2}:?\\d{2})?";
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})" + TIME + ZONE),
            Pattern.compile("(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})" + TIME + ZONE),
            Pattern.compile("(?:[A-Za-z]{3,9}[,.]?\\s*)?(?<day>\\d{1,2})[\\s-](?<month>[A-Za-z]{3,9})[.,]?[\\s-]"
                    + "(?<year>\\d{4}|\\d{2})" + TIME + ZONE),
            Pattern.compile("(?:[A-Za-z]{3,9}[,.]?\\s+)?(?<month>[A-Za-z]{3,9})\\.?\\s+(?<day>\\d{1,2})" + TIME + ZONE
                    + ",?\\s+(?<year>\\d{4})"));
    private static final Map<String, String> ZONES = Map.of(
            "EST", "-05:00", "EDT", "-04:00", "CST", "-06:00", "CDT", "-05:00", "MST", "-07:00", "MDT", "-06:00", "PST",
            "-08:00", "PDT", "-07:00", "CET", "+01:00", "CEST", "+02:00");

    private static final int LONGEST = 100;

    private When() {}

    /** The day as it is written, in whatever zone that is. */
    static Optional<LocalDate> day(String text) {
        return found(text).flatMap(When::written);
    }

    /** The day in a zone; as it is written if there is no time or no zone that is known. */
    static Optional<LocalDate> day(String text, ZoneId zone) {
        return found(text).flatMap(found -> written(found).map(day -> moved(day, found, zone)));
    }

    private static Optional<Matcher> found(String text) {
        var line = text.strip();
        return line.length() > LONGEST
                ? Optional.empty()
                : FORMS.stream()
                        .map(form -> form.matcher(line))
                        .filter(Matcher::matches)
                        .findFirst()
                        .or(() -> beginning(line));
    }

    /** A date that is followed by something odd is a date still. */
    private static Optional<Matcher> beginning(String line) {
        return FORMS.stream()
                .map(form -> form.matcher(line))
                .filter(form -> form.lookingAt()
                        && (form.end() == line.length()
                                || !Character.isLetterOrDigit(line.charAt(form.end()))
                                || form.group("hour") != null
                                || line.charAt(form.end()) == 'T'))
                .findFirst();
    }

    private static Optional<LocalDate> written(Matcher found) {
        try {
            int year = Integer.parseInt(found.group("year"));
            // RFC 2822, 4.3.
            int century = found.group("year").length() > 2 ? 0 : year < 50 ? 2000 : 1900;
            return Optional.of(
                    LocalDate.of(century + year, month(found.group("month")), Integer.parseInt(found.group("day"))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int month(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Integer.parseInt(text);
        }
        var upper = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(Month.values())
                .filter(month -> upper.startsWith(month.name().substring(0, 3)))
                .findFirst()
                .orElseThrow(() -> new DateTimeException("No month: " + text))
                .getValue();
    }

    private static LocalDate moved(LocalDate day, Matcher found, ZoneId zone) {
        var offset = offset(found.group("zone"));
        if (found.group("hour") == null || offset.isEmpty()) {
            return day;
        }
        try {
            var time = LocalTime.of(Integer.parseInt(found.group("hour")), Integer.parseInt(found.group("minute")));
            return day.atTime(time)
                    .atOffset(offset.get())
                    .atZoneSameInstant(zone)
                    .toLocalDate();
        } catch (DateTimeException e) {
            return day;
        }
    }

    private static Optional<ZoneOffset> offset(@Nullable String zone) {
        if (zone == null) {
            return Optional.empty();
        }
        var upper = zone.toUpperCase(Locale.ROOT);
        try {
            return switch (upper) {
                case "Z", "UT", "UTC", "GMT" -> Optional.of(ZoneOffset.UTC);
                default -> Optional.of(ZoneOffset.of(ZONES.getOrDefault(upper, zone)));
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
