package dev.paperboy.papers;

import static dev.paperboy.papers.Sightings.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** A source that has news by ten o'clock on Mondays to Fridays. */
    private record Punctual(List<LocalDate> kept, Behaviour behaviour) implements Source {
        @Override
        public String name() {
            return "punctual";
        }

        @Override
        public String label() {
            return "The punctual";
        }

        @Override
        public Optional<Instant> newsBy(LocalDate day) {
            return day.getDayOfWeek().getValue() > 5
                    ? Optional.empty()
                    : Optional.of(day.atTime(10, 0).toInstant(ZoneOffset.UTC));
        }

        @Override
        public void kept(LocalDate day) {
            kept.add(day);
        }

        @Override
        public Answer announcedOn(LocalDate day) throws IOException {
            return behaviour.announcedOn(day);
        }
    }

    private final List<LocalDate> kept = new ArrayList<>();

    private SourceReport ask(LocalDate day, Behaviour behaviour) {
        return collector
                .collect(day, List.of(new Punctual(kept, behaviour)), report -> {})
                .get(0);
    }

    @Test
    void anEmptyAnswerIsSuspectWhenNewsIsDueAndOnlyThen() {
        var monday = ask(DAY, day -> answer());
        var tuesday = ask(DAY.plusDays(1), day -> answer());
        var sunday = ask(DAY.minusDays(1), day -> answer());

        assertThat(monday.status()).isEqualTo(SourceReport.Status.SUSPECT);
        assertThat(monday.level()).isEqualTo(SourceReport.Level.LOOK);
        assertThat(tuesday.status()).isEqualTo(SourceReport.Status.EMPTY);
        assertThat(sunday.status()).isEqualTo(SourceReport.Status.EMPTY);
        assertThat(kept).isEmpty();
    }

    @Test
    void yesterdaysListUnderTodaysDateIsSuspect() {
        var friday = DAY.minusDays(3);
        ask(friday, day -> answer(Sightings.on(day, Sightings.of("Friday's paper"))));

        var stale = ask(DAY, day -> answer(Sightings.on(day, Sightings.of("Friday's paper"))));
        var later = ask(
                DAY,
                day -> answer(
                        Sightings.on(day, Sightings.of("Friday's paper")),
                        Sightings.on(day, Sightings.of("Monday's paper"))));

        assertThat(stale.status()).isEqualTo(SourceReport.Status.SUSPECT);
        assertThat(stale.note()).isEqualTo("only papers of earlier days; the list may be an old one");
        assertThat(later.status()).isEqualTo(SourceReport.Status.OK);
        assertThat(editions.find(friday).orElseThrow().papers()).hasSize(1);
        assertThat(editions.find(DAY).orElseThrow().papers()).hasSize(1);
        assertThat(kept).containsExactly(friday, DAY);
    }

    @Test
    void aListThatTurnsOutToBeYesterdaysIsNoAnswer() {
        var sunday = DAY.minusDays(1);
        var paper = Sightings.of("The paper of Sunday");
        assertThat(ask(DAY, day -> answer(Sightings.on(day, paper))).status()).isEqualTo(SourceReport.Status.OK);

        ask(sunday, day -> answer(Sightings.on(day, paper)));
        ask(DAY, day -> Answer.ofNoChange());

        var report = editions.reports(DAY, DAY).get(0);
        assertThat(report.status()).isEqualTo(SourceReport.Status.SUSPECT);
        assertThat(report.note()).isEqualTo(Asking.STALE);
        assertThat(report.settled()).isEmpty();
    }

    @Test
    void anOldPaperUnderANewNameIsNoNews() {
        var doi = PaperId.doi("10.1000/1");
        ask(
                DAY.minusDays(3),
                day -> answer(Sightings.on(day, Sightings.of("Named", PaperId.huggingFace("named"), doi))));
        ask(DAY.minusDays(3), day -> answer(Sightings.on(day, Sightings.of("Told of before by this title", doi))));

        var renamed = ask(DAY, day -> answer(Sightings.on(day, Sightings.of("With a title of its own", doi))));
        var retitled = ask(DAY, day -> answer(Sightings.on(day, Sightings.of("Told of before by this title"))));
        var fresh = ask(DAY, day -> answer(Sightings.on(day, Sightings.of("Not told of before by any title"))));

        assertThat(renamed.status()).isEqualTo(SourceReport.Status.SUSPECT);
        assertThat(retitled.status()).isEqualTo(SourceReport.Status.SUSPECT);
        assertThat(fresh.status()).isEqualTo(SourceReport.Status.OK);
    }

    @Test
    void aPartOfADayIsStoredAndTheDayStaysOpen() {
        var sunday = DAY.minusDays(1);
        NextTry open = (question, settled) -> settled ? Optional.empty() : Optional.of(NOW.plusSeconds(60));
        var some =
                new Answer(List.of(Sightings.on(sunday, Sightings.of("The first paper"))), List.of(), "half").asPart();

        var part = collector
                .collect(List.of(new Question(source("big", day -> some), sunday)), open, report -> {})
                .get(0);
        assertThat(part.level()).isEqualTo(SourceReport.Level.LOOK);
        assertThat(part.isPartial()).isTrue();
        assertThat(part.nextTry()).contains(NOW.plusSeconds(60));
        assertThat(editions.reports(sunday, sunday)).containsExactly(part);

        var whole = source(
                "big",
                day -> answer(
                        Sightings.on(sunday, Sightings.of("The first paper")),
                        Sightings.on(sunday, Sightings.of("The second paper"))));
        collector.collect(List.of(new Question(whole, sunday)), open, report -> {});
        var stored = editions.reports(sunday, sunday).get(0);
        assertThat(stored.isPartial()).isFalse();
        assertThat(stored.settled()).contains(NOW);
        assertThat(stored.found()).isEqualTo(2);
        assertThat(stored.nextTry()).isEmpty();
    }

    @Test
    void theNextTryIsToldOfTheLastTry() {
        var later = NOW.plusSeconds(7_200);
        var source = source("moody", day -> answer(Sightings.of("First paper")));
        collector.collect(List.of(new Question(source, DAY)), (asked, settled) -> Optional.of(NOW), report -> {});
        var away = source("moody", day -> {
            throw new IOException("HTTP 503");
        });
        collector.collect(List.of(new Question(away, DAY)), (asked, settled) -> Optional.of(later), report -> {});

        var stored = editions.reports(DAY, DAY).get(0);
        assertThat(stored.status()).isEqualTo(SourceReport.Status.OK);
        assertThat(stored.nextTry()).contains(later);
    }

    @Test
    void papersThatAnotherSourceHadBeforeAreNoStaleList() {
        var paper = Sightings.of("First elsewhere", PaperId.arxiv("2601.00001"));
        collector.collect(
                DAY.minusDays(3), List.of(source("first", day -> answer(Sightings.on(day, paper)))), report -> {});

        assertThat(ask(DAY, day -> answer(Sightings.on(day, paper))).status()).isEqualTo(SourceReport.Status.OK);
    }

    @Test
    void anUnchangedListIsWhatItWas() {
        var first = ask(DAY, day -> answer(Sightings.on(day, Sightings.of("Monday's paper"))));
        var second = ask(DAY, day -> Answer.ofNoChange());

        assertThat(second.status()).isEqualTo(SourceReport.Status.OK);
        assertThat(second.found()).isEqualTo(1);
        assertThat(second.added()).isZero();
        assertThat(editions.reports(DAY, DAY)).containsExactly(first);
    }

    @Test
    void aListThatIsUnchangedSinceAnEarlierDayIsNoNews() {
        assertThat(ask(DAY, day -> Answer.ofNoChange()).status()).isEqualTo(SourceReport.Status.SUSPECT);
    }

    @Test
    void aReportTellsWhenTheQuestionIsAskedAgain() {
        var soon = NOW.plusSeconds(3_600);
        var question = new Question(
                source("away", day -> {
                    throw new IOException("HTTP 503");
                }),
                DAY);

        var failed = collector
                .collect(List.of(question), (asked, settled) -> Optional.of(soon), report -> {})
                .get(0);
        assertThat(failed.level()).isEqualTo(SourceReport.Level.LOOK);
        assertThat(editions.reports(DAY, DAY)).containsExactly(failed);
        assertThat(editions.reports(DAY, DAY).get(0).nextTry()).contains(soon);

        var given =
                collector.collect(List.of(question), NextTry.NONE, report -> {}).get(0);
        assertThat(given.level()).isEqualTo(SourceReport.Level.ACT);
        assertThat(editions.reports(DAY, DAY).get(0).nextTry()).isEmpty();
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
    void anAnswerOfWhichNothingCanBeReadIsAFailureForSomebodyToMend() {
        var report = collect(
                        source("changed", day -> new Answer(List.of(), List.of(new Answer.Skipped(1, "no title")), "")))
                .get(0);

        assertThat(report.status()).isEqualTo(SourceReport.Status.UNREADABLE);
        assertThat(report.level()).isEqualTo(SourceReport.Level.ACT);
        assertThat(report.note()).isEqualTo("none of 1 entries could be read");
    }

    @Test
    void aFeedsPapersOfOtherDaysAreStoredAndNotCountedForTheDay() {
        var report = collect(source(
                        "feed",
                        day -> new Answer(
                                List.of(
                                        Sightings.on(day, Sightings.of("Of the day itself")),
                                        Sightings.on(day.minusDays(2), Sightings.of("Of two days before"))),
                                List.of(),
                                "")))
                .get(0);

        assertThat(report.found()).isEqualTo(1);
        assertThat(report.added()).isEqualTo(2);
    }
}
