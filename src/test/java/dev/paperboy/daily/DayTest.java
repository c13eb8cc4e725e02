package dev.paperboy.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.delivery.Outboxes;
import dev.paperboy.digest.Digests;
import dev.paperboy.papers.Answer;
import dev.paperboy.papers.Archive;
import dev.paperboy.papers.Collector;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Papers;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.Signals;
import dev.paperboy.papers.Source;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.papers.SourceReport.Status;
import dev.paperboy.subscribers.Readers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which days are asked for, when the world is not as it should be. */
final class DayTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 7, 27);
    private static final Duration A_DAY = Duration.ofDays(1);

    private final World world = new World();
    private Database database;
    private Readers clock;
    private Editions editions;
    private Day day;

    @BeforeEach
    void openFresh() {
        database = TestDatabases.h2();
        clock = new Readers(database, Instant.parse("2026-07-27T05:20:00Z"));
        editions = new Editions(database);
        var papers = new Papers(database);
        var digests = new Digests(database, papers, editions, clock.subscribers);
        day = new Day(
                new Collector(papers, database, clock),
                editions,
                digests,
                Outboxes.outbox(database, clock.secret),
                new Settings(),
                clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void todayComesFirstAndEachDayOnce() {
        world.lookBack = List.of(1, 3);
        day.collectMissing(List.of(world));

        assertThat(world.asked)
                .doesNotHaveDuplicates()
                .startsWith(MONDAY, MONDAY.minusDays(1), MONDAY.minusDays(3))
                .hasSize(7)
                .endsWith(MONDAY.minusDays(6));
    }

    @Test
    void aDayWhoseListWasNotCompleteIsAskedForOnceMore() {
        day.collectMissing(List.of(world));
        world.asked.clear();

        clock.pass(A_DAY);
        day.collectMissing(List.of(world));
        assertThat(world.asked).containsExactly(MONDAY.plusDays(1), MONDAY);

        world.asked.clear();
        clock.pass(Duration.ofHours(1));
        day.collectMissing(List.of(world));
        assertThat(world.asked).containsExactly(MONDAY.plusDays(1));
    }

    @Test
    void whatFailedOrWasMissedIsFilledInAndBelongsToItsDay() {
        day.collectMissing(List.of(world));
        world.down.addAll(Set.of(MONDAY, MONDAY.plusDays(1)));
        clock.pass(A_DAY);
        day.collectMissing(List.of(world));
        assertThat(day.isCollected(List.of(world))).isFalse();
        // On Wednesday the service is down, on Thursday all is well again.
        clock.pass(A_DAY.plus(A_DAY));
        world.down.clear();
        day.collectMissing(List.of(world));

        assertThat(day.isCollected(List.of(world))).isTrue();
        for (int i = 0; i < 4; i++) {
            assertThat(editions.find(MONDAY.plusDays(i)).orElseThrow().papers()).hasSize(1);
        }
        assertThat(editions.reports(MONDAY, MONDAY.plusDays(3)))
                .extracting(SourceReport::status)
                .containsOnly(Status.OK);
    }

    @Test
    void aSuspectDayIsAskedForAgainButNotForEver() {
        world.silent.add(MONDAY);
        clock.pass(A_DAY);
        day.collectMissing(List.of(world));
        assertThat(editions.reports(MONDAY, MONDAY).get(0).status()).isEqualTo(Status.SUSPECT);

        world.asked.clear();
        clock.pass(Duration.ofHours(1));
        day.collectMissing(List.of(world));
        assertThat(world.asked).contains(MONDAY);

        world.asked.clear();
        clock.pass(Duration.ofDays(8));
        day.collectMissing(List.of(world));
        assertThat(world.asked).doesNotContain(MONDAY);
    }

    @Test
    void aReportTellsTheNextRound() {
        world.down.add(MONDAY);
        var failed = day.collect(MONDAY, List.of(world), Progress.NONE).get(0);
        assertThat(failed.nextTry()).contains(Instant.parse("2026-07-27T14:30:00Z"));

        clock.pass(Duration.ofHours(10));
        var evening = day.collect(MONDAY, List.of(world), Progress.NONE).get(0);
        assertThat(evening.nextTry()).contains(Instant.parse("2026-07-28T05:15:00Z"));

        var old =
                day.collect(MONDAY.minusDays(1), List.of(world), Progress.NONE).get(0);
        assertThat(old.status()).isEqualTo(Status.EMPTY);
        assertThat(old.nextTry()).isEmpty();
    }

    @Test
    void aFailedDayThatIsTooOldIsGivenUp() {
        world.down.add(MONDAY.minusDays(7));
        var report =
                day.collect(MONDAY.minusDays(7), List.of(world), Progress.NONE).get(0);

        assertThat(report.nextTry()).isEmpty();
        assertThat(report.level()).isEqualTo(SourceReport.Level.ACT);
    }

    @Test
    void historyThatWasStoppedGoesOnWhereItWas() {
        var since = MONDAY.minusDays(29);
        assertThatIllegalStateException()
                .isThrownBy(() -> day.collectSince(since, List.of(world), clock::pass, Progress.NONE, report -> {
                    if (report.day().equals(since.plusDays(9))) {
                        throw new IllegalStateException("stopped");
                    }
                }));
        assertThat(world.asked).hasSize(10).startsWith(since);

        world.asked.clear();
        int asked = day.collectSince(since, List.of(world), clock::pass, Progress.NONE, report -> {});
        assertThat(asked).isEqualTo(20);
        assertThat(world.asked).hasSize(20).startsWith(since.plusDays(10)).endsWith(MONDAY);

        // Today's list still grows.
        assertThat(day.collectSince(since, List.of(world), clock::pass, Progress.NONE, report -> {}))
                .isEqualTo(1);
    }

    @Test
    void anArchiveIsAskedForAWeekTogetherAndForTodayByItself() {
        var archive = new Shelf(world);
        var told = new ArrayList<SourceReport>();

        int asked = day.collectSince(MONDAY.minusDays(7), List.of(archive), clock::pass, Progress.NONE, told::add);

        assertThat(asked).isEqualTo(8);
        assertThat(archive.together).containsExactly("2026-07-20 to 2026-07-26");
        assertThat(world.asked).containsExactly(MONDAY);
        assertThat(told).extracting(SourceReport::day).contains(MONDAY).hasSize(8);
        assertThat(told).filteredOn(report -> report.found() == 1).hasSize(6);
        assertThat(day.collectSince(MONDAY.minusDays(7), List.of(archive), clock::pass, Progress.NONE, report -> {}))
                .as("only today's list still grows")
                .isEqualTo(1);
    }

    @Test
    void fewDaysAreAskedForOneByOne() {
        var archive = new Shelf(world);
        day.collectSince(MONDAY.minusDays(6), List.of(archive), clock::pass, Progress.NONE, report -> {});

        assertThat(archive.together).isEmpty();
        assertThat(world.asked).hasSize(7);
    }

    @Test
    void anArchiveThatFailsIsAskedSomeTimesAndThenDayByDay() {
        var archive = new Shelf(world);
        world.down.add(MONDAY.minusDays(10));
        day.collectSince(MONDAY.minusDays(14), List.of(archive), clock::pass, Progress.NONE, report -> {});

        assertThat(archive.together).hasSize(1 + Patience.MOST_WAITS);
        assertThat(world.asked).hasSize(15 + Patience.MOST_WAITS);
    }

    @Test
    void thereIsNoHistoryOfTheFuture() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        day.collectSince(MONDAY.plusDays(1), List.of(world), clock::pass, Progress.NONE, report -> {}))
                .withMessage("2026-07-28 is still to come; today is 2026-07-27 (UTC)");
    }

    @Test
    void aLookAtAnOldListThatWasMissedIsMadeUpFor() {
        world.lookBack = List.of(7);
        day.collectMissing(List.of(world));
        clock.pass(A_DAY);
        day.collectMissing(List.of(world));
        clock.pass(Duration.ofDays(6));
        world.down.add(MONDAY);
        day.collectMissing(List.of(world));
        world.down.clear();

        world.asked.clear();
        clock.pass(A_DAY);
        day.collectMissing(List.of(world));
        assertThat(world.asked).contains(MONDAY);

        world.asked.clear();
        clock.pass(Duration.ofHours(1));
        day.collectMissing(List.of(world));
        assertThat(world.asked).doesNotContain(MONDAY);
    }

    /** One paper on every weekday, and what is wrong with it. */
    static final class World implements Source {
        private final List<LocalDate> asked = new ArrayList<>();
        private final Set<LocalDate> down = new HashSet<>();
        private final Set<LocalDate> silent = new HashSet<>();
        private List<Integer> lookBack = List.of();

        @Override
        public String name() {
            return "world";
        }

        @Override
        public String label() {
            return "World";
        }

        @Override
        public List<Integer> daysToLookBack() {
            return lookBack;
        }

        @Override
        public Optional<Instant> newsBy(LocalDate day) {
            return isWeekend(day)
                    ? Optional.empty()
                    : Optional.of(day.atTime(12, 0).toInstant(ZoneOffset.UTC));
        }

        @Override
        public Answer announcedOn(LocalDate day) throws IOException {
            asked.add(day);
            if (down.contains(day)) {
                throw new IOException("world answered 503");
            }
            if (silent.contains(day) || isWeekend(day)) {
                return new Answer(List.of(), List.of(), "");
            }
            return new Answer(List.of(paper(day)), List.of(), "");
        }

        private static boolean isWeekend(LocalDate day) {
            return day.getDayOfWeek().getValue() > 5;
        }

        static Sighting paper(LocalDate day) {
            return new Sighting(
                    day,
                    List.of(),
                    "The paper of " + day,
                    List.of("Ada"),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Signals.NONE);
        }
    }

    /** The world's lists, to be had together unless one of them is missing. */
    private static final class Shelf implements Archive {
        private final List<String> together = new ArrayList<>();
        private final World world;

        Shelf(World world) {
            this.world = world;
        }

        @Override
        public String name() {
            return world.name();
        }

        @Override
        public String label() {
            return world.label();
        }

        @Override
        public Answer announcedOn(LocalDate day) throws IOException {
            return world.announcedOn(day);
        }

        @Override
        public Part announcedBetween(LocalDate from, LocalDate to, Optional<String> bookmark) throws IOException {
            together.add(from + " to " + to);
            if (!world.down.isEmpty()) {
                throw new IOException("world answered 503");
            }
            var papers = from.datesUntil(to.plusDays(1))
                    .filter(day -> !World.isWeekend(day))
                    .map(World::paper)
                    .toList();
            return new Part(papers, List.of(), Optional.empty(), 1);
        }

        @Override
        public String remark(LocalDate day, int found) {
            return "";
        }
    }

    private record Settings(
            List<LocalTime> collectAt, Duration planEvery, Duration deliverEvery, Duration heartbeat, boolean demo)
            implements DailySettings {
        Settings() {
            this(List.of(LocalTime.of(14, 30), LocalTime.of(5, 15)), A_DAY, A_DAY, A_DAY, false);
        }
    }
}
