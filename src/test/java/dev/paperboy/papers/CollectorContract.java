package dev.paperboy.papers;

import static dev.paperboy.papers.Sightings.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a day's collection keeps, whatever the sources do. */
abstract class CollectorContract {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private Database database;
    private Editions editions;
    private Collector collector;

    abstract Database open();

    @BeforeEach
    void openFresh() {
        database = open();
        editions = new Editions(database);
        collector = new Collector(new Papers(database), database, InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** What a source does when it is asked. */
    private interface Behaviour {
        Answer announcedOn(LocalDate day) throws IOException;
    }

    private record Place(String name, List<Integer> daysToLookBack, Behaviour behaviour) implements Source {
        @Override
        public String label() {
            return "The " + name;
        }

        @Override
        public Answer announcedOn(LocalDate day) throws IOException {
            return behaviour.announcedOn(day);
        }
    }

    private static Source source(String name, Behaviour behaviour) {
        return new Place(name, List.of(), behaviour);
    }

    private static Answer answer(Sighting... sightings) {
        return new Answer(List.of(sightings), List.of(), "");
    }

    private List<SourceReport> collect(Source... sources) {
        return collector.collect(DAY, List.of(sources), report -> {});
    }

    @Test
    void oneSourcesFailureNeverStopsTheOthers() {
        var told = new ArrayList<SourceReport>();
        var reports = collector.collect(
                DAY,
                List.of(
                        source("away", day -> {
                            throw new UnknownHostException("export.example.org");
                        }),
                        source("buggy", day -> {
                            throw new IllegalStateException("no such field");
                        }),
                        source("good", day -> answer(Sightings.of("The only paper")))),
                told::add);

        assertThat(reports)
                .extracting(SourceReport::status)
                .containsExactly(SourceReport.Status.FAILED, SourceReport.Status.FAILED, SourceReport.Status.OK);
        assertThat(reports)
                .extracting(SourceReport::note)
                .containsExactly(
                        "host not found: export.example.org", "unexpected IllegalStateException: no such field", "");
        assertThat(told).isEqualTo(reports);
        assertThat(editions.find(DAY).orElseThrow().papers()).hasSize(1);
        assertThat(editions.reports(DAY, DAY)).containsExactlyElementsOf(reports);
    }

    @Test
    void collectingTwiceAddsNothing() {
        var source = source("good", day -> answer(Sightings.of("First paper"), Sightings.of("Second paper")));

        var first = collect(source).get(0);
        var second = collect(source).get(0);

        assertThat(first.added()).isEqualTo(2);
        assertThat(second.added()).isZero();
        assertThat(second.merged()).isEqualTo(2);
        assertThat(editions.find(DAY).orElseThrow().papers()).hasSize(2);
        assertThat(editions.reports(DAY, DAY)).containsExactly(first);
    }

    @Test
    void aDayThatWasAnsweredStaysAnswered() {
        var first = collect(source("moody", day -> answer(Sightings.of("First paper"))))
                .get(0);

        var empty = collect(source("moody", day -> answer())).get(0);
        var failed = collect(source("moody", day -> {
                    throw new IOException("HTTP 503");
                }))
                .get(0);

        assertThat(empty.status()).isEqualTo(SourceReport.Status.EMPTY);
        assertThat(failed.status()).isEqualTo(SourceReport.Status.FAILED);
        assertThat(editions.reports(DAY, DAY)).containsExactly(first);
        assertThat(editions.find(DAY).orElseThrow().papers()).hasSize(1);
    }

    @Test
    void aDayThatFailedIsMadeGood() {
        collect(source("moody", day -> {
            throw new IOException("HTTP 503");
        }));
        var later = collect(source("moody", day -> answer(Sightings.of("First paper"))))
                .get(0);

        assertThat(editions.reports(DAY, DAY)).containsExactly(later);
        assertThat(later.status()).isEqualTo(SourceReport.Status.OK);
    }

    @Test
    void daysThatStillGrowAreAskedAgain() {
        var source =
                new Place("growing", List.of(1, 3), day -> answer(Sightings.on(day, Sightings.of("Paper of " + day))));

        var reports = collect(source);

        assertThat(reports).extracting(SourceReport::day).containsExactly(DAY, DAY.minusDays(1), DAY.minusDays(3));
        assertThat(editions.find(DAY.minusDays(3)).orElseThrow().papers()).hasSize(1);
    }

    @Test
    void entriesLeftOutAreReportedWithTheirPlaceInTheAnswer() {
        var unread = List.of(new Answer.Skipped(1, "no title"), new Answer.Skipped(3, "no \"date\""));
        var sightings =
                List.of(Sightings.of("The second entry"), Sightings.of("\u202e"), Sightings.of("The fifth entry"));

        collect(source("sloppy", day -> new Answer(sightings, unread, "")));

        var report = editions.reports(DAY, DAY).get(0);
        assertThat(report.found()).isEqualTo(2);
        assertThat(report.skipped()).extracting(Answer.Skipped::position).containsExactly(1, 3, 4);
        assertThat(report.skipped().get(1).reason()).isEqualTo("no \"date\"");
    }

    @Test
    void anAnswerOfWhichNothingCanBeReadIsAFailure() {
        var report = collect(
                        source("changed", day -> new Answer(List.of(), List.of(new Answer.Skipped(1, "no title")), "")))
                .get(0);

        assertThat(report.status()).isEqualTo(SourceReport.Status.FAILED);
        assertThat(report.note()).isEqualTo("none of 1 entries could be read");
    }
}
