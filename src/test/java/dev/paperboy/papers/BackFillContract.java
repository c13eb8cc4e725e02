package dev.paperboy.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.database.Database;
import dev.paperboy.papers.SourceReport.Status;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of many days that come in one go. */
abstract class BackFillContract {

    private static final Instant NOW = Instant.parse("2026-02-01T10:00:00Z");
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final List<LocalDate> WEEK =
            MONDAY.datesUntil(MONDAY.plusDays(7)).toList();

    private final Library library = new Library();
    private final List<Double> shares = new ArrayList<>();
    private final List<SourceReport> told = new ArrayList<>();
    private Database database;
    private Papers papers;
    private Collector collector;

    abstract Database open();

    @BeforeEach
    void openFresh() {
        database = open();
        papers = new Papers(database);
        collector = new Collector(papers, database, InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyDayHasItsReport() throws IOException {
        library.parts.add(part(Optional.of("2"), 0.5, paper(1, 0), paper(2, 0), paper(3, 2)));
        library.parts.add(part(Optional.empty(), 1, paper(3, 2), paper(4, 3)));

        var reports = fill(WEEK);

        assertThat(reports).extracting(SourceReport::found).containsExactly(2, 0, 1, 1, 0, 0, 0);
        assertThat(reports).extracting(SourceReport::added).containsExactly(2, 0, 1, 1, 0, 0, 0);
        assertThat(reports.get(0).status()).isEqualTo(Status.OK);
        assertThat(reports.get(0).settled()).contains(NOW);
        assertThat(reports.get(0).note()).isEqualTo("2 in all");
        assertThat(reports.get(1).status()).isEqualTo(Status.SUSPECT);
        assertThat(reports.get(5).status()).as("Saturday").isEqualTo(Status.EMPTY);
        assertThat(new Editions(database).reports(WEEK.get(0), WEEK.get(6))).hasSize(7);
        assertThat(shares).containsExactly(0.5, 1.0);
        assertThat(told).isEqualTo(reports);
    }

    @Test
    void whatWasStoppedGoesOnAtItsBookmark() throws IOException {
        library.parts.add(part(Optional.of("2"), 0.5, paper(1, 0)));
        assertThatIOException().isThrownBy(() -> fill(WEEK));
        assertThat(papers.find(id(1))).as("what came is kept").isPresent();
        assertThat(told).isEmpty();

        library.parts.add(part(Optional.empty(), 1, paper(2, 1)));
        var reports = fill(WEEK);

        assertThat(library.asked).containsExactly(Optional.empty(), Optional.of("2"), Optional.of("2"));
        assertThat(reports).extracting(SourceReport::added).startsWith(1, 1, 0);
        assertThat(reports.get(0).status()).isEqualTo(Status.OK);
    }

    @Test
    void aRangeThatIsDoneOrAnotherOneBeginsAtItsBeginning() throws IOException {
        library.parts.add(part(Optional.of("2"), 0.5));
        assertThatIOException().isThrownBy(() -> fill(WEEK));
        library.parts.add(part(Optional.empty(), 1));
        fill(WEEK.subList(1, 7));
        library.parts.add(part(Optional.empty(), 1));
        fill(WEEK);

        assertThat(library.asked)
                .containsExactly(Optional.empty(), Optional.of("2"), Optional.empty(), Optional.empty());
    }

    @Test
    void aRangeThatGrewByADayGoesOn() throws IOException {
        library.parts.add(part(Optional.of("2"), 0.5));
        assertThatIOException().isThrownBy(() -> fill(WEEK.subList(0, 6)));
        library.parts.add(part(Optional.empty(), 1));

        assertThat(fill(WEEK)).hasSize(7);
        assertThat(library.asked).endsWith(Optional.of("2"));
    }

    @Test
    void onlyTheDaysThatWereAskedForAreReported() throws IOException {
        library.parts.add(part(Optional.empty(), 1, paper(1, 0), paper(2, 1), paper(3, 2)));

        assertThat(fill(List.of(WEEK.get(0), WEEK.get(2))))
                .extracting(SourceReport::day)
                .containsExactly(WEEK.get(0), WEEK.get(2));
    }

    @Test
    void papersThatWereKnownAreMerged() throws IOException {
        papers.store("file", List.of(paper(1, 0)), MONDAY, NOW.minusSeconds(60));
        library.parts.add(part(Optional.empty(), 1, paper(1, 0), paper(2, 0)));

        var report = fill(WEEK).get(0);

        assertThat(List.of(report.found(), report.added(), report.merged())).containsExactly(2, 1, 1);
    }

    @Test
    void whatCouldNotBeReadIsToldWithTheLastDayThatHasPapers() throws IOException {
        var broken = new Answer.Skipped(2, "has no title");
        library.parts.add(new Archive.Part(List.of(paper(1, 3)), List.of(broken), Optional.empty(), 1));

        var reports = fill(WEEK);

        assertThat(reports.get(3).skipped()).containsExactly(broken);
        assertThat(reports.stream().filter(report -> !report.skipped().isEmpty()))
                .hasSize(1);
    }

    @Test
    void aRangeOfWhichNothingCanBeReadIsUnreadable() {
        library.parts.add(
                new Archive.Part(List.of(), List.of(new Answer.Skipped(1, "has no title")), Optional.empty(), 1));

        assertThatIOException()
                .isThrownBy(() -> fill(WEEK))
                .isInstanceOf(UnreadableException.class)
                .withMessage("none of 1 entries could be read; the first one has no title");
    }

    @Test
    void anArchiveThatBreaksDownHasFailed() {
        library.bug = true;
        assertThatIOException().isThrownBy(() -> fill(WEEK)).withMessageContaining("no such field");
    }

    private List<SourceReport> fill(List<LocalDate> days) throws IOException {
        return collector.collectTogether(library, days, NextTry.NONE, shares::add, told::add);
    }

    private static PaperId id(int number) {
        return PaperId.arxiv("2601.%05d".formatted(number));
    }

    private static Sighting paper(int number, int day) {
        return Sightings.on(MONDAY.plusDays(day), Sightings.of("Paper " + number, id(number)));
    }

    private static Archive.Part part(Optional<String> next, double done, Sighting... sightings) {
        return new Archive.Part(List.of(sightings), List.of(), next, done);
    }

    /** Gives its parts one after the other, and fails when there are none left. */
    private static final class Library implements Archive {
        private final Deque<Part> parts = new ArrayDeque<>();
        private final List<Optional<String>> asked = new ArrayList<>();
        private boolean bug;

        @Override
        public String name() {
            return "library";
        }

        @Override
        public String label() {
            return "Library";
        }

        @Override
        public Optional<Instant> newsBy(LocalDate day) {
            return day.getDayOfWeek().getValue() > 5 ? Optional.empty() : Optional.of(closes(day));
        }

        @Override
        public Part announcedBetween(LocalDate from, LocalDate to, Optional<String> bookmark) throws IOException {
            if (bug) {
                throw new IllegalStateException("no such field");
            }
            asked.add(bookmark);
            if (parts.isEmpty()) {
                throw new IOException("HTTP 503");
            }
            return parts.remove();
        }

        @Override
        public String remark(LocalDate day, int found) {
            return found + " in all";
        }

        @Override
        public Answer announcedOn(LocalDate day) {
            return new Answer(List.of(), List.of(), "");
        }
    }
}
