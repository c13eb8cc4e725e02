package dev.paperboy.digest;

import static dev.paperboy.digest.Samples.CODECS;
import static dev.paperboy.digest.Samples.DECODING;
import static dev.paperboy.digest.Samples.MONDAY;
import static dev.paperboy.digest.Samples.MORNING;
import static dev.paperboy.digest.Samples.POTTERY;
import static dev.paperboy.digest.Samples.TUESDAY;
import static dev.paperboy.digest.Samples.WEDNESDAY;
import static dev.paperboy.digest.Samples.ada;
import static dev.paperboy.digest.Samples.match;
import static dev.paperboy.digest.Samples.paper;
import static dev.paperboy.digest.Samples.reader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.matching.Match;
import dev.paperboy.papers.Arrival;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.Signals;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.papers.SourceReport.Status;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Wishes;
import dev.paperboy.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ComposerTest {

    private static final Instant YESTERDAY_MORNING = MORNING.minus(Duration.ofDays(1));
    private static final History READ_TUESDAY = shown();
    private static final History READ_LONG = new History(
            Set.of(), Optional.of(WEDNESDAY.minusDays(90)), Optional.of(TUESDAY), Optional.of(YESTERDAY_MORNING));

    @Test
    void theBestPapersComeFirst() {
        var digest = compose(ada(DECODING), READ_TUESDAY, match(1, DECODING, 0.4), match(2, DECODING, 0.9));

        assertThat(keys(digest)).containsExactly(2L, 1L);
    }

    @Test
    void noMorePapersThanTheReaderWants() {
        var digest = compose(
                reader(7, Cadence.WEEKDAYS, 2, DECODING),
                READ_TUESDAY,
                match(1, DECODING, 0.2),
                match(2, DECODING, 0.25),
                match(3, DECODING, 0.3));

        assertThat(keys(digest)).containsExactly(3L, 2L);
        assertThat(digest.leftOut()).isEqualTo(1);
    }

    @Test
    void sectionsStandInTheReadersOrder() {
        var digest =
                compose(ada(CODECS, POTTERY, DECODING), READ_TUESDAY, match(1, DECODING, 0.9), match(2, CODECS, 0.2));

        assertThat(digest.sections()).extracting(Digest.Section::topic).containsExactly(CODECS, DECODING);
    }

    @Test
    void aPaperStandsOnceUnderTheTopicItFitsBest() {
        var digest = compose(ada(DECODING, CODECS), READ_TUESDAY, match(1, DECODING, 0.5), match(1, CODECS, 0.6));

        assertThat(digest.size()).isEqualTo(1);
        assertThat(digest.sections().get(0).topic()).isEqualTo(CODECS);
    }

    @Test
    void aTopicWithMuchNewsLeavesRoomForTheOthers() {
        var digest = compose(
                reader(7, Cadence.WEEKDAYS, 3, DECODING, CODECS),
                READ_TUESDAY,
                match(1, DECODING, 0.9),
                match(2, DECODING, 0.8),
                match(3, DECODING, 0.7),
                match(4, CODECS, 0.2));

        assertThat(keys(digest)).containsExactly(1L, 2L, 4L);
        assertThat(digest.leftOut()).isEqualTo(1);
    }

    @Test
    void placesThatATopicCannotFillGoToTheOthers() {
        var digest = compose(
                reader(7, Cadence.WEEKDAYS, 4, CODECS, DECODING),
                READ_TUESDAY,
                match(1, CODECS, 0.9),
                match(2, DECODING, 0.8),
                match(3, DECODING, 0.7),
                match(4, DECODING, 0.6));

        assertThat(keys(digest)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void upvotesBreakTiesAndThenTheKey() {
        var loved = withUpvotes(paper(9, "Loved", WEDNESDAY), 40);
        var digest = compose(
                ada(DECODING),
                READ_TUESDAY,
                match(5, DECODING, 0.5),
                match(3, DECODING, 0.5),
                match(loved, DECODING, 0.5));

        assertThat(keys(digest)).containsExactly(9L, 3L, 5L);
    }

    @Test
    void theOrderOfTheInputMakesNoDifference() {
        var matches = new ArrayList<Match>();
        LongStream.rangeClosed(1, 30)
                .forEach(key -> matches.add(match(key, key % 3 == 0 ? CODECS : DECODING, (key % 4) / 4.0)));
        var once = compose(ada(DECODING, CODECS), READ_TUESDAY, matches.toArray(Match[]::new));
        Collections.reverse(matches);

        assertThat(compose(ada(DECODING, CODECS), READ_TUESDAY, matches.toArray(Match[]::new)))
                .isEqualTo(once);
    }

    @Test
    void aDayWithPapersMayBringOneFromNextDoor() {
        var digest = compose(
                ada(DECODING, CODECS),
                READ_TUESDAY,
                match(1, DECODING, 0.9),
                match(2, CODECS, 0.1),
                match(3, DECODING, 0.12),
                match(4, DECODING, 0.11));

        assertThat(keys(digest)).containsExactly(1L, 3L);
        assertThat(picks(digest)).extracting(Pick::nextDoor).containsExactly(false, true);
        assertThat(digest.fitting()).hasSize(1);
        assertThat(digest.sections()).hasSize(2);
        assertThat(digest.leftOut()).isZero();
    }

    @Test
    void nothingComesFromNextDoorOnADayWithoutAFittingPaper() {
        var digest = compose(ada(DECODING), READ_TUESDAY, match(1, DECODING, 0.12), match(2, DECODING, 0.11));

        assertThat(digest.isEmpty()).isTrue();
    }

    @Test
    void nothingComesFromNextDoorForAReaderWhoSwitchedItOff() {
        var ada = ada(DECODING);
        var wishes = ada.wishes();
        var without = new Wishes(
                wishes.topics(), wishes.rhythm(), wishes.maximum(), wishes.tellWhenEmpty(), wishes.strictness(), false);
        var reader = new Subscriber(
                ada.id(),
                ada.handle(),
                ada.generation(),
                ada.address(),
                ada.state(),
                without,
                ada.pausedUntil(),
                ada.confirmedAt());
        var matches = new Match[] {match(1, DECODING, 0.9), match(2, DECODING, 0.12)};

        assertThat(keys(compose(reader, READ_TUESDAY, matches))).containsExactly(1L);
        assertThat(keys(compose(ada, READ_TUESDAY, matches))).containsExactly(1L, 2L);
    }

    @Test
    void theOneFromNextDoorTakesNobodysPlaceAndIsNotTooFarOff() {
        var nearby = match(2, DECODING, 0.12);

        assertThat(keys(compose(
                        reader(7, Cadence.WEEKDAYS, 1, DECODING), READ_TUESDAY, match(1, DECODING, 0.9), nearby)))
                .containsExactly(1L);
        assertThat(keys(compose(ada(DECODING), READ_TUESDAY, match(1, DECODING, 0.9), match(2, DECODING, 0.08))))
                .containsExactly(1L);
        assertThat(keys(compose(ada(DECODING), shown(2L), match(1, DECODING, 0.9), nearby)))
                .containsExactly(1L);
    }

    @Test
    void whatFitsOneTopicIsNotNextDoorToAnother() {
        var digest = compose(ada(DECODING, CODECS), READ_TUESDAY, match(1, DECODING, 0.9), match(1, CODECS, 0.12));

        assertThat(picks(digest)).extracting(Pick::nextDoor).containsExactly(false);
    }

    @Test
    void whatTasteTurnedAwayDoesNotComeBackByTheNextDoor() {
        var matches = List.of(match(1, DECODING, 0.9), match(2, DECODING, 0.16), match(3, DECODING, 0.1));
        UnaryOperator<List<Match>> dislikes = found -> found.stream()
                .map(match -> match.paper().key() == 2
                        ? new Match(match.paper(), match.topic(), -2, 0.12, match.evidence())
                        : match)
                .toList();
        var arrivals = matches.stream()
                .map(match -> new Arrival(match.paper(), MORNING.minusSeconds(60)))
                .toList();
        var digest = new Composer("rules")
                .compose(
                        ada(DECODING),
                        WEDNESDAY,
                        arrivals,
                        Map.of(DECODING, matches),
                        dislikes,
                        (one, other) -> 0,
                        READ_TUESDAY,
                        List.of());

        assertThat(keys(digest)).containsExactly(1L, 3L);
    }

    @Test
    void tasteIsAskedOnlyForPapersThatMayBeShown() {
        var matches = List.of(match(1, DECODING, 0.9), match(2, DECODING, 0.5));
        var asked = new ArrayList<Match>();
        UnaryOperator<List<Match>> taste = found -> {
            asked.addAll(found);
            return found;
        };
        var arrivals = matches.stream()
                .map(match -> new Arrival(match.paper(), MORNING.minusSeconds(60)))
                .toList();
        new Composer("rules")
                .compose(
                        ada(DECODING),
                        WEDNESDAY,
                        arrivals,
                        Map.of(DECODING, matches),
                        taste,
                        (one, other) -> 0,
                        shown(1L),
                        List.of());

        assertThat(asked).containsExactly(matches.get(1));
    }

    @Test
    void ofNearTwinsOnlyTheBetterOneIsShown() {
        var title = "Drafting ahead: speculative decoding at scale";
        var digest = compose(
                reader(7, Cadence.WEEKDAYS, 2, DECODING),
                READ_TUESDAY,
                match(paper(1, title, WEDNESDAY), DECODING, 0.8),
                match(paper(2, title.toUpperCase(Locale.ROOT) + ".", WEDNESDAY), DECODING, 0.9),
                match(paper(3, "Another one", WEDNESDAY), DECODING, 0.5));

        assertThat(keys(digest)).containsExactly(2L, 3L);
        assertThat(digest.leftOut()).isZero();
    }

    @Test
    void noPaperComesTwice() {
        var digest = compose(ada(DECODING), shown(1L), match(1, DECODING, 0.9), match(2, DECODING, 0.2));

        assertThat(keys(digest)).containsExactly(2L);
    }

    @Test
    void whatWasBeingStoredWhileTheLastDigestWasMadeIsLookedAtAgain() {
        var justStored = paper(1, "Stored on Tuesday morning", TUESDAY);
        var digest = new Composer("rules")
                .compose(
                        ada(DECODING),
                        WEDNESDAY,
                        List.of(new Arrival(justStored, YESTERDAY_MORNING.minusSeconds(1))),
                        Map.of(DECODING, List.of(match(justStored, DECODING, 0.9))),
                        READ_TUESDAY,
                        List.of());

        assertThat(digest.size()).isEqualTo(1);
    }

    @Test
    void whatTheLastDigestPassedOverDoesNotComeLater() {
        var passedOver = paper(1, "There on Tuesday morning", TUESDAY);
        var digest = new Composer("rules")
                .compose(
                        ada(DECODING),
                        WEDNESDAY,
                        List.of(new Arrival(passedOver, YESTERDAY_MORNING.minusSeconds(601))),
                        Map.of(DECODING, List.of(match(passedOver, DECODING, 0.9))),
                        READ_TUESDAY,
                        List.of());

        assertThat(digest.isEmpty()).isTrue();
        assertThat(digest.considered()).isZero();
    }

    @Test
    void whatCameAfterTheLastDigestWasMadeIsCaughtUp() {
        var digest = compose(
                ada(DECODING),
                READ_TUESDAY,
                match(paper(1, "Of Tuesday, found later", TUESDAY), DECODING, 0.9),
                match(paper(2, "Of Monday, found later", MONDAY), DECODING, 0.8));

        assertThat(keys(digest)).containsExactly(1L, 2L);
        assertThat(late(digest)).containsExactly(false, true);
    }

    @Test
    void afterAMissedDayItsPapersComeToo() {
        var readMonday = new History(
                Set.of(), Optional.of(MONDAY), Optional.of(MONDAY), Optional.of(MORNING.minus(Duration.ofDays(2))));
        var digest = compose(ada(DECODING), readMonday, match(paper(1, "Of Tuesday", TUESDAY), DECODING, 0.9));

        assertThat(keys(digest)).containsExactly(1L);
    }

    @Test
    void papersOfThePastWeekendAreNotLateOnMonday() {
        var monday = LocalDate.of(2026, 7, 27);
        var saturday = paper(1, "Of Saturday", monday.minusDays(2));
        var readFriday = new History(
                Set.of(),
                Optional.of(monday.minusDays(3)),
                Optional.of(monday.minusDays(3)),
                Optional.of(Instant.parse("2026-07-24T05:00:00Z")));
        var digest = new Composer("rules")
                .compose(
                        ada(DECODING),
                        monday,
                        List.of(new Arrival(saturday, Instant.parse("2026-07-26T00:00:00Z"))),
                        Map.of(DECODING, List.of(match(saturday, DECODING, 0.9))),
                        readFriday,
                        List.of());

        assertThat(late(digest)).containsExactly(false);
    }

    @Test
    void aFirstDigestBeginsWhereOneBeforeItWouldHaveEnded() {
        var digest = compose(
                ada(DECODING),
                History.NONE,
                match(paper(1, "Of Monday", MONDAY), DECODING, 0.9),
                match(paper(2, "Of Tuesday", TUESDAY), DECODING, 0.8),
                match(3, DECODING, 0.7));

        assertThat(keys(digest)).containsExactly(2L, 3L);
    }

    @Test
    void aFirstDigestAfterQuietDaysShowsTheNewestEdition() {
        var digest = compose(
                ada(DECODING),
                History.NONE,
                match(paper(1, "Of Monday", MONDAY), DECODING, 0.9),
                match(paper(2, "Of the Friday before", MONDAY.minusDays(3)), DECODING, 0.8));

        assertThat(keys(digest)).containsExactly(1L);
        assertThat(late(digest)).containsExactly(false);
    }

    @Test
    void newsIsAWeekOldAtMostAndTwoForAWeeklyReader() {
        var tenDaysAgo = WEDNESDAY.minusDays(10);
        var old = new Arrival(
                paper(1, "Of ten days ago", tenDaysAgo), tenDaysAgo.atTime(6, 0).toInstant(ZoneOffset.UTC));
        var readLongAgo = new History(
                Set.of(),
                Optional.of(WEDNESDAY.minusDays(30)),
                Optional.of(WEDNESDAY.minusDays(12)),
                Optional.of(MORNING.minus(Duration.ofDays(12))));

        assertThat(considered(ada(DECODING), old, readLongAgo)).isZero();
        assertThat(considered(reader(7, Cadence.WEEKLY, 10, DECODING), old, readLongAgo))
                .isEqualTo(1);
    }

    @Test
    void whatCameLateIsNewsForAsLongAfterItCame() {
        var risen = paper(1, "On the list of ten days ago since yesterday", WEDNESDAY.minusDays(10));
        var older = paper(2, "Of history that was filled in yesterday", WEDNESDAY.minusDays(16));

        assertThat(considered(ada(DECODING), new Arrival(risen, MORNING.minusSeconds(60)), READ_LONG))
                .isEqualTo(1);
        assertThat(considered(ada(DECODING), new Arrival(older, MORNING.minusSeconds(60)), READ_LONG))
                .isZero();
    }

    @Test
    void whatWasOldWhenTheReaderJoinedStaysSo() {
        var old = paper(1, "Of the week before", MONDAY.minusDays(4));

        assertThat(considered(ada(DECODING), new Arrival(old, MORNING.minusSeconds(60)), READ_TUESDAY))
                .isZero();
    }

    private static int considered(Subscriber reader, Arrival arrival, History history) {
        return new Composer("rules")
                .compose(reader, WEDNESDAY, List.of(arrival), Map.of(), history, List.of())
                .considered();
    }

    @Test
    void papersOfTomorrowWait() {
        var digest = compose(
                ada(DECODING), READ_TUESDAY, match(paper(1, "Of Thursday", WEDNESDAY.plusDays(1)), DECODING, 0.9));

        assertThat(digest.considered()).isZero();
    }

    @Test
    void onADayWithoutAFittingPaperTheDigestIsEmptyButKnowsWhatWasThere() {
        var digest = compose(ada(POTTERY), READ_TUESDAY, match(1, DECODING, 0.9), match(2, CODECS, 0.9));

        assertThat(digest.isEmpty()).isTrue();
        assertThat(digest.considered()).isEqualTo(2);
        assertThat(digest.leftOut()).isZero();
    }

    @Test
    void theStatusTellsWhatTheLastDigestCouldNot() {
        var settledMonday = told("Hugging Face", MONDAY, Status.OK, Optional.of(YESTERDAY_MORNING.minusSeconds(3600)));
        var settledSince = told("Hugging Face", TUESDAY, Status.OK, Optional.of(MORNING.minusSeconds(3600)));
        var growing = told("Hugging Face", WEDNESDAY, Status.OK, Optional.empty());
        var filledIn = told("arXiv", MONDAY, Status.OK, Optional.of(MORNING.minusSeconds(3600)));
        var missing = told("arXiv", MONDAY.minusDays(2), Status.FAILED, Optional.empty());
        var givenUp = told("arXiv", WEDNESDAY.minusDays(7), Status.FAILED, Optional.empty());
        var silent =
                told("bioRxiv", MONDAY.minusDays(1), Status.EMPTY, Optional.of(YESTERDAY_MORNING.minusSeconds(7200)));

        var reports = List.of(settledMonday, settledSince, growing, filledIn, missing, givenUp, silent);
        var digest =
                new Composer("rules").compose(ada(DECODING), WEDNESDAY, List.of(), Map.of(), READ_TUESDAY, reports);

        assertThat(digest.reports()).containsExactly(missing, silent, filledIn, settledSince, growing);
    }

    private static SourceReport told(String label, LocalDate day, Status status, Optional<Instant> settled) {
        return new SourceReport(
                day,
                label,
                label,
                status,
                3,
                3,
                0,
                List.of(),
                "",
                Duration.ZERO,
                MORNING,
                Optional.empty(),
                day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                settled);
    }

    @Test
    void whatWasDueBeforeTheLastDigestIsLate() {
        var morningList = new Arrival(
                paper(1, "Of Tuesday's list that was complete at five", TUESDAY),
                MORNING.minusSeconds(60),
                YESTERDAY_MORNING.minusSeconds(60));
        var longList = new Arrival(paper(2, "Of Tuesday's list that grew all day", TUESDAY), MORNING.minusSeconds(60));
        var digest = new Composer("rules")
                .compose(
                        ada(DECODING),
                        WEDNESDAY,
                        List.of(morningList, longList),
                        Map.of(
                                DECODING,
                                List.of(
                                        match(morningList.paper(), DECODING, 0.9),
                                        match(longList.paper(), DECODING, 0.8))),
                        READ_TUESDAY,
                        List.of());

        assertThat(late(digest)).containsExactly(true, false);
    }

    private static History shown(Long... keys) {
        return new History(Set.of(keys), Optional.of(MONDAY), Optional.of(TUESDAY), Optional.of(YESTERDAY_MORNING));
    }

    /** All papers came after Tuesday's digest was made. */
    private static Digest compose(Subscriber reader, History history, Match... matches) {
        var byTopic = new LinkedHashMap<Topic, List<Match>>();
        for (var match : matches) {
            byTopic.computeIfAbsent(match.topic(), none -> new ArrayList<>()).add(match);
        }
        var arrivals = Arrays.stream(matches)
                .map(Match::paper)
                .distinct()
                .map(paper -> new Arrival(paper, MORNING.minusSeconds(60)))
                .toList();
        return new Composer("rules").compose(reader, WEDNESDAY, arrivals, byTopic, history, List.of());
    }

    private static Paper withUpvotes(Paper paper, int upvotes) {
        return new Paper(
                paper.key(),
                paper.id(),
                paper.title(),
                paper.authors(),
                paper.abstractText(),
                paper.link(),
                paper.categories(),
                paper.day(),
                new Signals(OptionalInt.of(upvotes), OptionalInt.empty(), OptionalInt.empty()));
    }

    private static List<Long> keys(Digest digest) {
        return picks(digest).stream().map(pick -> pick.match().paper().key()).toList();
    }

    private static List<Boolean> late(Digest digest) {
        return picks(digest).stream().map(Pick::late).toList();
    }

    private static List<Pick> picks(Digest digest) {
        return digest.sections().stream()
                .flatMap(section -> section.picks().stream())
                .toList();
    }
}
