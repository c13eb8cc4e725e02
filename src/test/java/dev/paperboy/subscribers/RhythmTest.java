package dev.paperboy.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class RhythmTest {

    private static final LocalDate FIRST = LocalDate.of(2023, 12, 15);
    private static final LocalDate LAST = LocalDate.of(2026, 1, 15);

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        // Clocks go from 2:00 to 3:00, or by half an hour at Lord Howe; the hour left out is made up for.
        "Europe/Berlin,       2026-03-29,  2, 2026-03-29T01:00:00Z",
        "America/New_York,    2026-03-08,  2, 2026-03-08T07:00:00Z",
        "Australia/Lord_Howe, 2026-10-04,  2, 2026-10-03T15:30:00Z",
        "Africa/Cairo,        2026-04-24,  0, 2026-04-23T22:00:00Z",
        // They go back: the earlier of two.
        "Europe/Berlin,       2026-10-25,  2, 2026-10-25T00:00:00Z",
        "America/New_York,    2026-11-01,  1, 2026-11-01T05:00:00Z",
        "Australia/Lord_Howe, 2026-04-05,  1, 2026-04-04T14:00:00Z",
        // Odd offsets, a leap day.
        "Asia/Kathmandu,      2028-02-29,  7, 2028-02-29T01:15:00Z",
        "Pacific/Kiritimati,  2026-01-01,  0, 2025-12-31T10:00:00Z",
        "UTC,                 2026-07-29,  8, 2026-07-29T08:00:00Z",
        // Saturday's last hour is left out: the last second before it, not Sunday.
        "America/Nuuk,        2024-03-30, 23, 2024-03-31T00:59:59Z",
    })
    void aDigestIsDueAtItsLocalHour(String zone, LocalDate date, int hour, Instant due) {
        assertThat(daily(hour, zone).dueAt(date)).isEqualTo(due);
    }

    @ParameterizedTest
    @MethodSource("zones")
    void everyDateHasOneDueInstantOnThatDateAndTheyComeInOrder(String zone) {
        for (var rhythm : rhythms(ZoneId.of(zone))) {
            var expected =
                    FIRST.datesUntil(LAST.plusDays(1)).filter(rhythm::comesOn).toList();
            var dates = new ArrayList<LocalDate>();
            var due = rhythm.nextDue(rhythm.dueAt(FIRST).minus(Duration.ofNanos(1)));
            while (dates.size() < expected.size()) {
                dates.add(due.atZone(rhythm.zone()).toLocalDate());
                var next = rhythm.nextDue(due);
                assertThat(next).as("after %s of %s", due, rhythm).isAfter(due);
                due = next;
            }
            assertThat(dates).as(rhythm.toString()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("zones")
    void nextDueIsTheSameFromAnyMomentBeforeIt(String zone) {
        for (var rhythm : rhythms(ZoneId.of(zone))) {
            var all = new TreeSet<Instant>();
            FIRST.datesUntil(LAST.plusDays(20))
                    .filter(rhythm::comesOn)
                    .map(rhythm::dueAt)
                    .forEach(all::add);
            var end = rhythm.dueAt(LAST);
            for (var now = all.first(); now.isBefore(end); now = now.plus(Duration.ofMinutes(7 * 60 + 13))) {
                assertThat(rhythm.nextDue(now))
                        .as("after %s of %s", now, rhythm)
                        .isEqualTo(all.higher(now));
            }
        }
    }

    static Stream<String> zones() {
        return Stream.of(
                "UTC",
                "Europe/Berlin",
                "Europe/Dublin",
                "America/New_York",
                "America/St_Johns",
                "America/Havana",
                "America/Nuuk",
                "America/Scoresbysund",
                "America/Asuncion",
                "Atlantic/Azores",
                "Africa/Cairo",
                "Africa/Casablanca",
                "Asia/Beirut",
                "Asia/Kathmandu",
                "Asia/Kolkata",
                "Asia/Tehran",
                "Asia/Almaty",
                "Antarctica/Troll",
                "Antarctica/Casey",
                "Australia/Lord_Howe",
                "Australia/Eucla",
                "Pacific/Chatham",
                "Pacific/Kiritimati",
                "Pacific/Apia",
                "Pacific/Pago_Pago",
                "+05:30");
    }

    private static List<Rhythm> rhythms(ZoneId zone) {
        return Stream.of(Cadence.values())
                .flatMap(cadence -> IntStream.of(0, 1, 2, 3, 8, 12, 22, 23)
                        .mapToObj(hour -> new Rhythm(cadence, DayOfWeek.SUNDAY, hour, zone)))
                .toList();
    }

    @Test
    void aDateThatAZoneLeftOutHasNoDigestAndBreaksNothing() {
        var samoa = daily(8, "Pacific/Apia");

        assertThat(samoa.comesOn(LocalDate.of(2011, 12, 30))).isFalse();
        assertThat(samoa.next(LocalDate.of(2011, 12, 29))).isEqualTo("2011-12-31");
        assertThat(samoa.previous(LocalDate.of(2011, 12, 31))).isEqualTo("2011-12-29");
        assertThat(samoa.nextDue(samoa.dueAt(LocalDate.of(2011, 12, 29))))
                .isEqualTo(samoa.dueAt(LocalDate.of(2011, 12, 31)))
                .isEqualTo("2011-12-30T18:00:00Z");
        assertThat(samoa.dueAt(LocalDate.of(2011, 12, 30))).isEqualTo("2011-12-30T10:00:00Z");
        assertThat(daily(8, "Pacific/Kwajalein").comesOn(LocalDate.of(1993, 8, 21)))
                .isFalse();
    }

    @Test
    void weekdaysPassOverTheWeekend() {
        var rhythm = new Rhythm(Cadence.WEEKDAYS, DayOfWeek.MONDAY, 7, ZoneId.of("Europe/Berlin"));
        var friday = LocalDate.of(2026, 7, 24);

        assertThat(rhythm.next(friday)).isEqualTo("2026-07-27");
        assertThat(rhythm.previous(LocalDate.of(2026, 7, 27))).isEqualTo(friday);
        assertThat(rhythm.comesOn(friday.plusDays(1))).isFalse();
        assertThat(rhythm.comesOn(friday.plusDays(2))).isFalse();
    }

    @Test
    void aWeeklyDigestComesOnItsDayOnly() {
        var rhythm = new Rhythm(Cadence.WEEKLY, DayOfWeek.THURSDAY, 7, ZoneId.of("Asia/Tokyo"));
        var thursday = LocalDate.of(2028, 2, 24);

        assertThat(rhythm.comesOn(thursday)).isTrue();
        assertThat(rhythm.comesOn(LocalDate.of(2028, 2, 29))).isFalse();
        assertThat(rhythm.next(thursday)).isEqualTo("2028-03-02");
        assertThat(rhythm.nextDue(rhythm.dueAt(thursday))).isEqualTo("2028-03-01T22:00:00Z");
    }

    private static Rhythm daily(int hour, String zone) {
        return new Rhythm(Cadence.DAILY, DayOfWeek.MONDAY, hour, ZoneId.of(zone));
    }
}
