package dev.paperboy.papers.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When arXiv announces. Submissions up to 14:00 on a weekday are announced that evening at 20:00, Friday's on Sunday evening, all
 * US Eastern; the feed of that announcement is dated on the next day. On a holiday there is no 14:00 cut-off: the announcement of
 * that evening (or of the Sunday after a Friday) does not take place, and its papers wait for the next.
 *
 * <p>Good for words and for judging an empty answer; never a reason not to ask, since arXiv may announce when it likes. Rules:
 * https://info.arxiv.org/help/availability.html
 */
final class ArxivCalendar {

    static final ZoneId EASTERN = ZoneId.of("America/New_York");
    private static final LocalTime CUT_OFF = LocalTime.of(14, 0);
    private static final String HOLIDAYS = "/dev/paperboy/papers/sources/arxiv-holidays.txt";

    private final Set<LocalDate> holidays;

    ArxivCalendar(Set<LocalDate> holidays) {
        this.holidays = Set.copyOf(holidays);
    }

    /** With the holidays that arXiv has published. */
    static ArxivCalendar published() {
        try (var in = Objects.requireNonNull(ArxivCalendar.class.getResourceAsStream(HOLIDAYS), HOLIDAYS)) {
            return new ArxivCalendar(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> LocalDate.parse(line.strip()))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, EASTERN);
    }

    /**
     * Why the feed of a day may be without papers, in words for the status line; empty if there should be some. Tolerates both
     * readings of the list: the holiday itself, and the next feed, which is the one that is missing by the rule above.
     */
    Optional<String> quiet(LocalDate feedDay) {
        if (isWeekend(feedDay)) {
            return Optional.of("no announcement on weekends");
        }
        return holidays.contains(feedDay) || holidays.contains(cutOffBefore(feedDay))
                ? Optional.of("no announcement today (US holiday)")
                : Optional.empty();
    }

    /** The time of submission of those papers that the feed of a day announces, by the rule; empty if it announces none. */
    Optional<Window> submittedFor(LocalDate feedDay) {
        if (isWeekend(feedDay) || holidays.contains(cutOffBefore(feedDay))) {
            return Optional.empty();
        }
        var last = cutOffBefore(feedDay);
        var before = cutOffBefore(last);
        while (holidays.contains(before)) {
            before = cutOffBefore(before);
        }
        return Optional.of(new Window(at(before), at(last)));
    }

    /** The day of the feed that announces what was submitted at a time, if nobody holds it back. */
    LocalDate announcementOf(Instant submitted) {
        var feedDay = dayOf(submitted).plusDays(1);
        while (submittedFor(feedDay)
                .filter(window -> submitted.isBefore(window.until()))
                .isEmpty()) {
            feedDay = feedDay.plusDays(1);
        }
        return feedDay;
    }

    /**
     * The day of the feed that announced a paper of which only days are known. The cut-off parts the day of submission: of the two feeds
     * that this leaves, the one on which the record was last touched, or else the first, since most of the day lies before the
     * cut-off.
     *
     * @param created the day (UTC) on which the first version was submitted
     * @param changed the day (UTC) on which the record was last touched; for a new paper, that of its announcement
     */
    LocalDate announcementOf(LocalDate created, LocalDate changed) {
        var feeds = announcementsOf(created);
        return feeds.contains(changed) ? changed : feeds.get(0);
    }

    /** The one or two days whose feeds announce what was submitted on a day (UTC), if nobody holds it back, in order. */
    List<LocalDate> announcementsOf(LocalDate created) {
        var start = created.atStartOfDay(ZoneOffset.UTC).toInstant();
        var end = created.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return Stream.of(start, end.minusSeconds(1))
                .map(this::announcementOf)
                .distinct()
                .toList();
    }

    private static LocalDate cutOffBefore(LocalDate day) {
        var before = day.minusDays(1);
        while (isWeekend(before)) {
            before = before.minusDays(1);
        }
        return before;
    }

    private static Instant at(LocalDate cutOff) {
        return cutOff.atTime(CUT_OFF).atZone(EASTERN).toInstant();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** From a cut-off, inclusive, until the next, exclusive. */
    record Window(Instant from, Instant until) {}
}
