package dev.paperboy.papers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.papers.SourceReport.Level;
import dev.paperboy.papers.SourceReport.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-07-29");
    private static final Instant NOON = Instant.parse("2026-07-29T12:00:00Z");

    @Test
    void whatAnswersNeedsNobody() {
        assertThat(level(Status.OK, Status.EMPTY, Status.EMPTY, Status.OK)).isEqualTo(Level.NOTHING);
    }

    @Test
    void oneBadDayIsWorthALook() {
        assertThat(level(Status.SUSPECT, Status.OK)).isEqualTo(Level.LOOK);
        assertThat(level(Status.OK, Status.FAILED, Status.FAILED, Status.OK)).isEqualTo(Level.LOOK);
    }

    @Test
    void threeFailedDaysInARowUpToNowNeedSomebody() {
        assertThat(level(Status.FAILED, Status.FAILED, Status.FAILED, Status.OK))
                .isEqualTo(Level.ACT);
        assertThat(level(Status.OK, Status.FAILED, Status.FAILED, Status.FAILED))
                .isEqualTo(Level.LOOK);
    }

    @Test
    void aDayThatIsGivenUpNeedsSomebody() {
        var lost = report(TODAY.minusDays(1), Status.FAILED, Optional.empty());

        assertThat(standing(List.of(report(TODAY, Status.OK, Optional.empty()), lost))
                        .level())
                .isEqualTo(Level.ACT);
    }

    @Test
    void aDayThatNobodyAskedForIsShownAndWorthALook() {
        var standing = standing(List.of(
                report(TODAY, Status.OK, Optional.empty()), report(TODAY.minusDays(2), Status.OK, Optional.empty())));

        assertThat(standing.days())
                .extracting(Standing.Day::day)
                .containsExactly(TODAY, TODAY.minusDays(1), TODAY.minusDays(2));
        assertThat(standing.days().get(1).report()).isEmpty();
        assertThat(standing.level()).isEqualTo(Level.LOOK);
    }

    @Test
    void todaysFirstRoundMayBeStillToCome() {
        assertThat(standing(List.of(report(TODAY.minusDays(1), Status.OK, Optional.empty())))
                        .level())
                .isEqualTo(Level.NOTHING);
    }

    @Test
    void aSourceThatNobodyAsksAnyMoreNeedsSomebody() {
        assertThat(standing(List.of(report(TODAY.minusDays(3), Status.OK, Optional.empty())))
                        .level())
                .isEqualTo(Level.ACT);
    }

    @Test
    void sourcesComeByLabelAndAreNotMixed() {
        var standings = Standing.of(List.of(named("x", "Zebra"), named("y", "Ape"), named("z", "Mole")), TODAY, 14);

        assertThat(standings).extracting(Standing::label).containsExactly("Ape", "Mole", "Zebra");
    }

    @Test
    void aListOfWhichMoreIsUnreadableThanReadableIsWorthALook() {
        var skipped = List.of(new Answer.Skipped(1, "has no title"), new Answer.Skipped(2, "has no title"));
        var report = new SourceReport(
                TODAY, "s", "S", Status.OK, 1, 1, 0, skipped, "", Duration.ZERO, NOON, Optional.empty());

        assertThat(report.level()).isEqualTo(Level.LOOK);
    }

    @Test
    void aSourceThatFellSilentIsWorthALook() {
        var busy = List.of(Status.OK, Status.OK, Status.EMPTY, Status.OK, Status.OK);

        assertThat(silentDays(Stream.concat(Stream.generate(() -> Status.EMPTY).limit(6), busy.stream())))
                .isEqualTo(5);
        assertThat(level(
                        Status.EMPTY,
                        Status.EMPTY,
                        Status.EMPTY,
                        Status.EMPTY,
                        Status.EMPTY,
                        Status.EMPTY,
                        Status.OK,
                        Status.OK,
                        Status.OK,
                        Status.OK))
                .isEqualTo(Level.LOOK);
        // A long weekend.
        assertThat(silentDays(Stream.concat(Stream.generate(() -> Status.EMPTY).limit(5), busy.stream())))
                .isZero();
    }

    @Test
    void aWeeklyJournalIsNotSilentBetweenItsIssues() {
        var week = Stream.concat(Stream.generate(() -> Status.EMPTY).limit(6), Stream.of(Status.OK));

        assertThat(silentDays(
                        Stream.concat(week, Stream.generate(() -> Status.EMPTY).limit(6))))
                .isZero();
    }

    private static int silentDays(Stream<Status> newestFirst) {
        var days = newestFirst.toList();
        return standing(IntStream.range(0, days.size())
                        .mapToObj(i -> report(TODAY.minusDays(i), days.get(i), Optional.empty()))
                        .toList())
                .silentDays();
    }

    /** @param newestFirst today's status, yesterday's and so on; failed days are asked again */
    private static Level level(Status... newestFirst) {
        var reports = new ArrayList<SourceReport>();
        for (int i = 0; i < newestFirst.length; i++) {
            reports.add(report(TODAY.minusDays(i), newestFirst[i], Optional.of(NOON.plusSeconds(60))));
        }
        return standing(reports).level();
    }

    private static Standing standing(List<SourceReport> reports) {
        return Standing.of(reports, TODAY, 14).get(0);
    }

    private static SourceReport report(LocalDate day, Status status, Optional<Instant> next) {
        return new SourceReport(day, "s", "S", status, 0, 0, 0, List.of(), "", Duration.ZERO, NOON, next);
    }

    private static SourceReport named(String source, String label) {
        return new SourceReport(
                TODAY, source, label, Status.OK, 1, 1, 0, List.of(), "", Duration.ZERO, NOON, Optional.empty());
    }
}
