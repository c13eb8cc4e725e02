package dev.paperboy.daily;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.delivery.Outbox;
import dev.paperboy.delivery.Outboxes;
import dev.paperboy.digest.Digest;
import dev.paperboy.digest.Digests;
import dev.paperboy.digest.Pick;
import dev.paperboy.digest.Tastes;
import dev.paperboy.matching.HybridMatcher;
import dev.paperboy.matching.Match;
import dev.paperboy.matching.SharedModel;
import dev.paperboy.matching.Vectors;
import dev.paperboy.papers.Answer;
import dev.paperboy.papers.Collector;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Papers;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.Signals;
import dev.paperboy.papers.Source;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Rating;
import dev.paperboy.subscribers.Readers;
import dev.paperboy.subscribers.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Planning as it happens over days: readers in Berlin whose hour is eight, and papers that come, late ones too. */
abstract class PlannerContract {

    private static final LocalDate TUESDAY = LocalDate.of(2026, 7, 28);
    private static final LocalDate WEDNESDAY = TUESDAY.plusDays(1);

    private Database database;
    private Readers readers;
    private Papers papers;
    private Editions editions;
    private Digests digests;
    private Outbox outbox;
    private Planner planner;

    abstract Database open();

    @BeforeEach
    void wire() {
        database = open();
        readers = new Readers(database, Instant.parse("2026-07-28T00:00:00Z"));
        papers = new Papers(database);
        editions = new Editions(database);
        digests = new Digests(database, papers, editions, readers.subscribers);
        outbox = Outboxes.outbox(database, readers.secret);
        var matcher = new HybridMatcher(SharedModel.encoder(), new Vectors(database, SharedModel.encoder()), List::of);
        var tastes = new Tastes(readers.ratings, papers, matcher);
        planner = new Planner(database, readers.subscribers, editions, matcher, digests, tastes, outbox, readers);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nobodyIsPlannedBeforeTheirHourAndEverybodyAtIt() {
        announce(TUESDAY, "A neural codec for speech");
        reader("ada", "neural speech codecs");

        assertThat(planner.planDue().digests()).isZero();
        readers.pass(Duration.ofHours(6));
        assertThat(planner.planDue().queued()).isEqualTo(1);
        assertThat(planner.planDue().digests()).isZero();
        assertThat(outbox.counts(Optional.of(TUESDAY))).isEqualTo(Map.of(State.PENDING, 1L));
    }

    @Test
    void aPaperIsShownOnceAndALateOneIsMarked() {
        var ada = reader("ada", "neural speech codecs");
        announce(TUESDAY, "A neural codec for speech");
        morning(6);
        assertThat(titles(ada, TUESDAY)).containsExactly("A neural codec for speech");

        morning(24);
        announce(TUESDAY.minusDays(1), "Speech codecs that a neural network learnt");
        morning(24);

        var third = digests.find(ada, TUESDAY.plusDays(2)).orElseThrow();
        assertThat(titles(ada, TUESDAY.plusDays(2))).containsExactly("Speech codecs that a neural network learnt");
        assertThat(picks(third)).allMatch(Pick::late);
    }

    @Test
    void planningForEverybodyCanBeRepeated() {
        announce(WEDNESDAY, "A neural codec for speech");
        reader("ada", "neural speech codecs");
        reader("bo", "ancient Roman pottery");

        assertThat(planner.planAll(WEDNESDAY, Progress.NONE))
                .extracting(Planner.Plan::digests, Planner.Plan::empty, Planner.Plan::queued)
                .containsExactly(2, 1, 1);
        assertThat(planner.planAll(WEDNESDAY, Progress.NONE).digests()).isZero();

        reader("cy", "neural speech codecs");
        assertThat(planner.planAll(WEDNESDAY, Progress.NONE).digests()).isEqualTo(1);
    }

    @Test
    void theHourAfterARunByHandBringsNoSecondMail() {
        announce(TUESDAY, "A neural codec for speech");
        reader("ada", "neural speech codecs");

        planner.planAll(TUESDAY, Progress.NONE);
        readers.pass(Duration.ofHours(6));

        assertThat(planner.planDue().queued()).isZero();
        assertThat(outbox.counts(Optional.empty())).isEqualTo(Map.of(State.PENDING, 1L));
    }

    @Test
    void whatWasMissedWhileNothingRanComesWithTheNextDigest() {
        var ada = reader("ada", "neural speech codecs");
        announce(TUESDAY, "A neural codec for speech");
        announce(WEDNESDAY, "Codecs for neural speech synthesis");

        readers.pass(Duration.ofHours(3 * 24 + 6));
        assertThat(planner.planDue().queued()).isEqualTo(1);

        assertThat(titles(ada, TUESDAY.plusDays(3))).containsExactlyInAnyOrder("Codecs for neural speech synthesis");
    }

    @Test
    void aPlanThatWasCutShortIsSeen() {
        announce(WEDNESDAY, "A neural codec for speech");
        var ada = reader("ada", "neural speech codecs");
        reader("bo", "neural speech codecs");
        readers.pass(Duration.ofMinutes(1));
        assertThat(digests.progress(WEDNESDAY)).isEqualTo(Digests.Progress.NONE);

        var only = planner.rehearse(WEDNESDAY, ada);
        digests.keepMatches(picks(only).stream().map(Pick::match).toList(), only.ruleVersion());
        database.useTransaction(handle -> digests.save(handle, List.of(only), readers.instant()));
        assertThat(digests.progress(WEDNESDAY)).isEqualTo(Digests.Progress.SOME);

        planner.planAll(WEDNESDAY, Progress.NONE);
        reader("cy", "neural speech codecs");
        assertThat(digests.progress(WEDNESDAY)).isEqualTo(Digests.Progress.ALL);
    }

    @Test
    void whatAReaderLikedIsNamedInTheDigestAndTheOthersSeeTheMatchAsItIs() {
        var bo = reader("bo", "neural speech codecs");
        var ada = reader("ada", "neural speech codecs");
        announce(TUESDAY, "A neural codec for speech", "Speech that a codec learnt", "Reward models for robots");
        like(ada, "A neural codec for speech", true);
        announce(WEDNESDAY, "Codecs for neural speech synthesis");

        planner.planAll(WEDNESDAY, Progress.NONE);

        var adas = pick(ada, "Codecs for neural speech synthesis");
        var bos = pick(bo, "Codecs for neural speech synthesis");
        assertThat(adas.evidence().resembles()).isEqualTo("A neural codec for speech");
        assertThat(bos.evidence().resembles()).isEmpty();
        // What is kept for all is the score without anybody's taste, whoever came first.
        assertThat(adas.score()).isEqualTo(bos.score());
        assertThat(rehearsed(ada, "Codecs for neural speech synthesis"))
                .isGreaterThan(rehearsed(bo, "Codecs for neural speech synthesis"));
    }

    @Test
    void whatIsShownHasItsEvidenceAndNothingElseIsLookedInto() {
        var shown = reader("ada", "neural speech codecs");
        reader("bo", "neural speech codecs");
        announce(TUESDAY, "A neural codec for speech", "Speech that a codec learnt", "Codecs for neural speech");
        var matcher = new CountedEvidence();
        var tastes = new Tastes(readers.ratings, papers, matcher);
        var planner = new Planner(database, readers.subscribers, editions, matcher, digests, tastes, outbox, readers);

        planner.planAll(TUESDAY, Progress.NONE);

        var picks = picks(digests.find(shown, TUESDAY).orElseThrow());
        assertThat(picks).hasSize(3).allSatisfy(pick -> assertThat(
                        pick.match().evidence().sentences())
                .containsExactly("Looked into."));
        assertThat(matcher.explained()).isEqualTo(3);
        assertThat(picks(planner.rehearse(TUESDAY, shown)))
                .allSatisfy(
                        pick -> assertThat(pick.match().evidence().sentences()).containsExactly("Looked into."));
    }

    @Test
    void aDislikeLowersAndDoesNotSilence() {
        var ada = reader("ada", "neural speech codecs");
        announce(TUESDAY, "A neural codec for speech");
        announce(WEDNESDAY, "Codecs for neural speech synthesis");
        var before = rehearsed(ada, "Codecs for neural speech synthesis");

        like(ada, "A neural codec for speech", false);

        assertThat(rehearsed(ada, "Codecs for neural speech synthesis")).isLessThan(before);
    }

    @Test
    void whoLikedManyPapersAndWhoCameLaterAreBothServedFromOnePage() {
        var titles = IntStream.range(0, 30)
                .mapToObj(i -> "Codec number " + i + " for speech")
                .toArray(String[]::new);
        announce(TUESDAY, titles);
        var some = List.of(reader("ada", "neural speech codecs"), reader("bo", "neural speech codecs"));
        for (var title : titles) {
            like(some.get(0), title, true);
        }
        like(some.get(1), titles[3], true);
        announce(WEDNESDAY, "Codecs for neural speech synthesis");

        planner.planAll(WEDNESDAY, Progress.NONE);

        assertThat(some).allSatisfy(reader -> assertThat(pick(reader, "Codecs for neural speech synthesis")
                        .evidence()
                        .resembles())
                .startsWith("Codec number "));
    }

    @Test
    void whoseDigestAnotherPlannerMadeMeanwhileGetsNoMailForTheOneThatWasNotKept() {
        var ada = reader("ada", "neural speech codecs");
        var nothing = planner.rehearse(WEDNESDAY, ada);
        announce(WEDNESDAY, "A neural codec for speech");
        var slow = planner(
                () -> database.useTransaction(handle -> digests.save(handle, List.of(nothing), readers.instant())));

        var plan = slow.planAll(WEDNESDAY, Progress.NONE);

        assertThat(plan.queued()).isZero();
        assertThat(plan.digests()).isZero();
        assertThat(outbox.counts(Optional.of(WEDNESDAY))).isEmpty();
        assertThat(digests.find(ada, WEDNESDAY).orElseThrow().isEmpty()).isTrue();
    }

    @Test
    void twoPlannersAtTheSameReadersMakeEachDigestOnce() throws Exception {
        announce(WEDNESDAY, "A neural codec for speech", "Roman pottery");
        var all = IntStream.range(0, 60)
                .mapToObj(i -> reader("reader" + i, "neural speech codecs"))
                .toList();
        var both = new CyclicBarrier(2);
        Callable<Planner.Plan> planning = () -> planner(() -> await(both)).planAll(WEDNESDAY, Progress.NONE);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var plan = Planner.Plan.NOTHING;
            for (var done : threads.invokeAll(List.of(planning, planning))) {
                plan = plan.plus(done.get());
            }
            assertThat(plan.digests()).isEqualTo(60);
            assertThat(plan.queued()).isEqualTo(60);
        } finally {
            threads.shutdown();
        }
        assertThat(outbox.counts(Optional.of(WEDNESDAY))).isEqualTo(Map.of(State.PENDING, 60L));
        assertThat(all).allSatisfy(reader -> assertThat(titles(reader, WEDNESDAY))
                .containsExactlyInAnyOrder("A neural codec for speech", "Roman pottery"));
    }

    /** A planner that looks who is not planned yet, and for whom something else happens before it has made their digests. */
    private Planner planner(Runnable meanwhile) {
        var matcher = new Meanwhile(meanwhile);
        var tastes = new Tastes(readers.ratings, papers, matcher);
        return new Planner(database, readers.subscribers, editions, matcher, digests, tastes, outbox, readers);
    }

    private static void await(CyclicBarrier both) {
        try {
            both.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("The other planner did not come", e);
        }
    }

    private void like(Subscriber reader, String title, boolean liked) {
        var key = database.read(handle -> handle.createQuery("select id from paper where title = ?")
                .bind(0, title)
                .mapTo(Long.class)
                .one());
        readers.ratings.rate(reader, key, liked, Rating.Origin.PAGE);
    }

    private Match pick(Subscriber reader, String title) {
        return match(digests.find(reader, WEDNESDAY).orElseThrow(), title);
    }

    private double rehearsed(Subscriber reader, String title) {
        return match(planner.rehearse(WEDNESDAY, reader), title).score();
    }

    private static Match match(Digest digest, String title) {
        return picks(digest).stream()
                .map(Pick::match)
                .filter(match -> match.paper().title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private void morning(int hoursLater) {
        readers.pass(Duration.ofHours(hoursLater));
        planner.planDue();
    }

    private Subscriber reader(String name, String topic) {
        return readers.changes.add(Address.parse(name + "@example.org"), Readers.wishes(topic));
    }

    private void announce(LocalDate day, String... titles) {
        var sightings = Arrays.stream(titles)
                .map(title -> new Sighting(
                        day,
                        List.of(),
                        title,
                        List.of(),
                        "We build " + title.toLowerCase(java.util.Locale.ROOT) + " and listen to what comes out.",
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Signals.NONE))
                .toList();
        new Collector(papers, database, readers).collect(day, List.of(new Announced(sightings)), report -> {});
    }

    /** A source that says what it was given. */
    private record Announced(List<Sighting> sightings) implements Source {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public String label() {
            return "Test";
        }

        @Override
        public Answer announcedOn(LocalDate day) {
            return new Answer(sightings, List.of(), "");
        }
    }

    private List<String> titles(Subscriber reader, LocalDate date) {
        return picks(digests.find(reader, date).orElseThrow()).stream()
                .map(pick -> pick.match().paper().title())
                .toList();
    }

    private static List<Pick> picks(Digest digest) {
        return digest.sections().stream()
                .flatMap(section -> section.picks().stream())
                .toList();
    }
}
