package dev.paperboy.daily;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Subscriber.State;
import dev.paperboy.subscribers.Wishes;
import dev.paperboy.topics.Topic;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DueTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 7, 29);

    @Test
    void aDailyDigestIsMadeAtItsHour() {
        var due = Due.of(reader(Cadence.DAILY, "UTC"), Instant.parse("2026-07-29T07:00:10Z"));

        assertThat(due.issueDate()).contains(WEDNESDAY);
        assertThat(due.next()).isEqualTo("2026-07-30T07:00:00Z");
    }

    @Test
    void aServiceThatWasDownInTheMorningMakesItUpInTheEvening() {
        var due = Due.of(reader(Cadence.DAILY, "UTC"), Instant.parse("2026-07-29T22:00:00Z"));

        assertThat(due.issueDate()).contains(WEDNESDAY);
    }

    @Test
    void aDigestMissedYesterdayWaitsForTodaysHour() {
        var due = Due.of(reader(Cadence.DAILY, "UTC"), Instant.parse("2026-07-29T03:00:00Z"));

        assertThat(due.issueDate()).isEmpty();
        assertThat(due.next()).isEqualTo("2026-07-29T07:00:00Z");
    }

    @Test
    void aMissedWeeklyDigestComesTheNextDayAtItsHour() {
        var tuesdayReader = reader(Cadence.WEEKLY, "UTC");

        assertThat(Due.of(tuesdayReader, Instant.parse("2026-07-29T03:00:00Z")).next())
                .isEqualTo("2026-07-29T07:00:00Z");
        var due = Due.of(tuesdayReader, Instant.parse("2026-07-29T07:00:00Z"));
        assertThat(due.issueDate()).contains(WEDNESDAY);
        assertThat(due.next()).isEqualTo("2026-08-04T07:00:00Z");
    }

    @Test
    void aWeekdayReaderIsLeftAloneOnSaturday() {
        var due = Due.of(reader(Cadence.WEEKDAYS, "UTC"), Instant.parse("2026-08-01T09:00:00Z"));

        assertThat(due.issueDate()).isEmpty();
        assertThat(due.next()).isEqualTo("2026-08-03T07:00:00Z");
    }

    @Test
    void aPausedReaderIsLookedAtAgainOnTheDayOfReturn() {
        var daily = reader(Cadence.DAILY, "UTC");
        var paused = new Subscriber(
                daily.id(),
                daily.handle(),
                daily.generation(),
                daily.address(),
                daily.state(),
                daily.wishes(),
                Optional.of(LocalDate.of(2026, 8, 10)),
                daily.confirmedAt());

        var due = Due.of(paused, Instant.parse("2026-07-29T07:00:00Z"));

        assertThat(due.issueDate()).isEmpty();
        assertThat(due.next()).isEqualTo("2026-08-10T07:00:00Z");
    }

    /** Looks every ten minutes for two years, as the service does, across every change of the clocks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "Asia/Kathmandu",
                "Pacific/Kiritimati",
                "Africa/Casablanca",
                "America/Santiago"
            })
    void everyLocalDateGetsExactlyOneIssue(String zone) {
        for (var hour : new int[] {0, 2, 23}) {
            var reader = reader(Cadence.DAILY, zone, hour);
            var now = Instant.parse("2026-01-01T12:00:00Z");
            var next = reader.wishes().rhythm().nextDue(now);
            var issued = new ArrayList<LocalDate>();
            for (var end = now.plus(Duration.ofDays(730)); now.isBefore(end); now = now.plus(Duration.ofMinutes(10))) {
                if (!next.isAfter(now)) {
                    var due = Due.of(reader, now);
                    due.issueDate().ifPresent(issued::add);
                    next = due.next();
                }
            }
            var first = issued.get(0);
            assertThat(issued)
                    .containsExactlyElementsOf(
                            first.datesUntil(first.plusDays(issued.size())).toList());
            assertThat(issued).hasSizeBetween(729, 731);
        }
    }

    private static Subscriber reader(Cadence cadence, String zone) {
        return reader(cadence, zone, 7);
    }

    private static Subscriber reader(Cadence cadence, String zone, int hour) {
        var topic = Topic.plain("codecs");
        var wishes =
                new Wishes(List.of(topic), new Rhythm(cadence, DayOfWeek.TUESDAY, hour, ZoneId.of(zone)), 10, false);
        return new Subscriber(
                1, "handle", 0, new Address("a@example.org"), State.ACTIVE, wishes, Optional.empty(), Optional.empty());
    }
}
