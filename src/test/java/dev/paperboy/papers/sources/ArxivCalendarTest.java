package dev.paperboy.papers.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArxivCalendarTest {

    private final ArxivCalendar calendar = ArxivCalendar.published();

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-03", "2026-10-04"})
    void weekendsAreQuiet(LocalDate day) {
        assertThat(calendar.quiet(day)).contains("no announcement on weekends");
        assertThat(calendar.submittedFor(day)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02",
                "2026-01-20",
                "2026-06-22",
                "2026-07-06",
                "2026-09-08",
                "2026-11-27",
                "2026-12-28",
                "2026-12-30",
                "2027-01-01"
            })
    void theFeedAfterAHolidayIsTheOneThatIsEmpty(LocalDate day) {
        assertThat(calendar.quiet(day)).contains("no announcement today (US holiday)");
        assertThat(calendar.submittedFor(day)).isEmpty();
    }

    @Test
    void anEmptyFeedOnTheHolidayItselfIsToleratedThoughPapersAreExpected() {
        var thanksgiving = LocalDate.of(2026, 11, 26);

        assertThat(calendar.quiet(thanksgiving)).isPresent();
        assertThat(calendar.submittedFor(thanksgiving)).isPresent();
    }

    @Test
    void anOrdinaryWeekdayIsNotQuiet() {
        assertThat(calendar.quiet(LocalDate.of(2026, 10, 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // Thursday's feed: Tuesday 14:00 to Wednesday 14:00, in daylight saving time.
        "2026-10-01, 2026-09-29T18:00:00Z, 2026-09-30T18:00:00Z",
        // Monday's feed is Sunday evening's announcement: Thursday to Friday.
        "2026-10-05, 2026-10-01T18:00:00Z, 2026-10-02T18:00:00Z",
        "2026-10-06, 2026-10-02T18:00:00Z, 2026-10-05T18:00:00Z",
        // The clocks go back on the 1st of November.
        "2026-11-03, 2026-10-30T18:00:00Z, 2026-11-02T19:00:00Z",
        // Thanksgiving has no cut-off, so its papers wait for Sunday evening.
        "2026-11-30, 2026-11-25T19:00:00Z, 2026-11-27T19:00:00Z"
    })
    void aFeedAnnouncesWhatWasSubmittedBetweenTwoCutOffs(LocalDate day, Instant from, Instant until) {
        assertThat(calendar.submittedFor(day)).contains(new ArxivCalendar.Window(from, until));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-30T17:59:59Z, 2026-10-01",
        "2026-09-30T18:00:00Z, 2026-10-02",
        "2026-10-02T18:00:00Z, 2026-10-06",
        "2026-10-03T12:00:00Z, 2026-10-06",
        "2026-11-26T12:00:00Z, 2026-11-30",
        "2026-12-25T12:00:00Z, 2026-12-29"
    })
    void everyMomentHasItsAnnouncement(Instant submitted, LocalDate day) {
        assertThat(calendar.announcementOf(submitted)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        // Before the cut-off, after it, and when the record was changed later.
        "2026-09-30, 2026-10-01, 2026-10-01",
        "2026-09-30, 2026-10-02, 2026-10-02",
        "2026-09-30, 2026-11-20, 2026-10-01",
        "2026-10-02, 2026-10-05, 2026-10-05",
        "2026-10-02, 2026-10-06, 2026-10-06",
        "2026-10-04, 2026-10-06, 2026-10-06",
        // Around Thanksgiving.
        "2026-11-25, 2026-11-26, 2026-11-26",
        "2026-11-25, 2026-11-30, 2026-11-30",
        "2026-11-26, 2026-11-30, 2026-11-30"
    })
    void aDayOfSubmissionHasItsAnnouncementToo(LocalDate created, LocalDate changed, LocalDate day) {
        assertThat(calendar.announcementOf(created, changed)).isEqualTo(day);
    }

    @Test
    void theWindowsOfAYearMeetWithoutGapOrOverlap() {
        var until =
                calendar.submittedFor(LocalDate.of(2026, 1, 5)).orElseThrow().until();
        for (var day = LocalDate.of(2026, 1, 6); day.getYear() == 2026; day = day.plusDays(1)) {
            var window = calendar.submittedFor(day);
            if (window.isPresent()) {
                assertThat(window.get().from()).as(day.toString()).isEqualTo(until);
                until = window.get().until();
            }
        }
    }
}
