package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.Signals;
import dev.paperboy.papers.UnreadableException;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DailyPapersJsonTest {

    private static final LocalDate ASKED = LocalDate.of(2026, 7, 29);

    @Test
    void readsEveryFactOfAWholeEntry() throws IOException {
        var sighting = normal(0);

        assertThat(sighting.day()).isEqualTo(ASKED);
        assertThat(sighting.ids()).containsExactly(PaperId.arxiv("2607.01234"));
        assertThat(sighting.title()).isEqualTo("Guessing Ahead: Cheap Drafts for Slow Models");
        assertThat(sighting.abstractText())
                .isEqualTo("We let a small model guess <b>ahead</b> & a large one check in $O(n)$.");
        assertThat(sighting.summary()).contains("A small model drafts, a large one checks.");
        assertThat(sighting.link()).contains(URI.create("https://arxiv.org/abs/2607.01234"));
        assertThat(sighting.signals())
                .isEqualTo(new Signals(OptionalInt.of(41), OptionalInt.of(2), OptionalInt.of(120)));
    }

    @Test
    void leavesOutAuthorsWhoAreHidden() throws IOException {
        assertThat(normal(0).authors()).containsExactly("Ada Example", "Bo Sample");
    }

    @Test
    void takesTheAskedDayWhereAnEntryNamesNone() throws IOException {
        assertThat(normal(1).day()).isEqualTo(ASKED);
        assertThat(normal(1).ids()).containsExactly(PaperId.arxiv("2607.04321"));
    }

    @Test
    void missingIsNotZero() throws IOException {
        assertThat(normal(1).signals())
                .isEqualTo(new Signals(OptionalInt.of(0), OptionalInt.of(0), OptionalInt.empty()));
        assertThat(normal(1).summary()).isEmpty();
    }

    @Test
    void aPaperOutsideArxivIsLinkedWhereItIsListed() throws IOException {
        var sighting = normal(2);

        assertThat(sighting.ids()).isEmpty();
        assertThat(sighting.link()).contains(URI.create("https://huggingface.co/papers/blog/warm-starts"));
        assertThat(sighting.day()).isEqualTo(ASKED);
    }

    @Test
    void findsWhatTheServerHasMovedBesideThePaper() throws IOException {
        assertThat(normal(2).summary()).contains("Begin where you stopped.");
        assertThat(normal(2).signals().githubStars()).hasValue(9);
    }

    @Test
    void brokenEntriesAreNamedWithTheirPlaceAndTheOthersArrive() throws IOException {
        var answer = read("huggingface-odd.json");

        assertThat(answer.skipped())
                .containsExactly(
                        new Answer.Skipped(2, "has no title"),
                        new Answer.Skipped(3, "has no paper"),
                        new Answer.Skipped(4, "has no paper"),
                        new Answer.Skipped(5, "has no paper"),
                        new Answer.Skipped(7, "the same paper as entry 1"),
                        new Answer.Skipped(10, "was withdrawn: Taken Back"));
        assertThat(answer.sightings())
                .extracting(Sighting::title)
                .containsExactly(
                        "The First Whole One", "Named Outside", "Odd Kinds", "Listed the Day Before", "Without an Id");
    }

    @Test
    void factsOfAWrongKindCountAsMissing() throws IOException {
        var odd = read("huggingface-odd.json").sightings().get(2);

        assertThat(odd.signals()).isEqualTo(Signals.NONE);
        assertThat(odd.authors()).containsExactly("Dee Odd");
        assertThat(odd.abstractText()).isEmpty();
        assertThat(odd.summary()).isEmpty();
        assertThat(odd.day()).isEqualTo(ASKED);
    }

    @Test
    void believesTheEntryWhenItWasListedOnAnotherDay() throws IOException {
        assertThat(read("huggingface-odd.json").sightings().get(3).day()).isEqualTo(LocalDate.of(2026, 7, 28));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-29T00:00:00.000Z", "2026-07-29T12:08:31.000Z", "2026-07-29T23:59:59Z"})
    void theDayIsTheListsOwnAndNotTheShiftedOneBesideThePaper(String listed) throws IOException {
        var json = "[{\"publishedAt\":\"2026-07-28T20:00:00.000Z\",\"paper\":{\"id\":\"2607.00001\",\"title\":\"T\","
                + "\"publishedAt\":\"2026-07-28T00:00:00.000Z\",\"submittedOnDailyAt\":\"" + listed + "\"}}]";

        assertThat(DailyPapersJson.read(json.getBytes(UTF_8), LocalDate.of(2026, 7, 30))
                        .sightings()
                        .get(0)
                        .day())
                .isEqualTo(LocalDate.of(2026, 7, 29));
    }

    @Test
    void upvotesStandInThePaperAndCommentsBesideIt() throws IOException {
        var json =
                "[{\"upvotes\":9,\"numComments\":2,\"paper\":{\"id\":\"2607.00001\",\"title\":\"T\",\"upvotes\":41}}]";

        assertThat(DailyPapersJson.read(json.getBytes(UTF_8), ASKED)
                        .sightings()
                        .get(0)
                        .signals())
                .isEqualTo(new Signals(OptionalInt.of(41), OptionalInt.of(2), OptionalInt.empty()));
    }

    @Test
    void aStrangeIdCannotBreakTheLink() throws IOException {
        var json = "[{\"paper\":{\"id\":\"a b/\\\"><x?y#z\",\"title\":\"T\"}}]";

        assertThat(DailyPapersJson.read(json.getBytes(UTF_8), ASKED)
                        .sightings()
                        .get(0)
                        .link())
                .contains(URI.create("https://huggingface.co/papers/a%20b/%22%3E%3Cx%3Fy%23z"));
    }

    @Test
    void aDamagedCharacterCostsACharacter() throws IOException {
        var json = "[{\"paper\":{\"title\":\"Caf\u00e9\"}}]".getBytes(ISO_8859_1);

        assertThat(DailyPapersJson.read(json, ASKED).sightings().get(0).title()).isEqualTo("Caf\uFFFD");
    }

    @Test
    void aListOfMorePartsThanPapersIsRefusedBeforeItFillsTheMemory() {
        var monster = ("[" + "{},".repeat(200_000) + "{}]").getBytes(UTF_8);

        assertThatIOException()
                .isThrownBy(() -> DailyPapersJson.read(monster, LocalDate.of(2026, 10, 1)))
                .withMessageContaining("more parts");
    }

    @Test
    void anEmptyListIsAnAnswer() throws IOException {
        assertThat(DailyPapersJson.read("[]".getBytes(UTF_8), ASKED).sightings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "{}", "{\"error\":\"down\"}", "\"[]\"", "<html></html>", "[{\"paper\":", "[] []"})
    void refusesWhatIsNoList(String body) {
        assertThatIOException()
                .isThrownBy(() -> DailyPapersJson.read(body.getBytes(UTF_8), ASKED))
                .withMessageStartingWith("Not a list of daily papers");
    }

    @Test
    void aPageInsteadOfAListIsForAPersonToLookAtButAListThatLostItsEndIsNot() {
        assertThatIOException()
                .isThrownBy(() -> DailyPapersJson.read("<html></html>".getBytes(UTF_8), ASKED))
                .isInstanceOf(UnreadableException.class);
        assertThatIOException()
                .isThrownBy(() -> DailyPapersJson.read("[{\"paper\":".getBytes(UTF_8), ASKED))
                .isNotInstanceOf(UnreadableException.class);
    }

    @Test
    void aListOfWhichNothingCanBeReadIsAFailureAndNoEmptyDay() {
        assertThatIOException()
                .isThrownBy(() -> DailyPapersJson.read("[{\"article\":{}},{}]".getBytes(UTF_8), ASKED))
                .withMessage("None of 2 entries could be read; the first: has no paper");
    }

    private static Sighting normal(int index) throws IOException {
        return read("huggingface-normal.json").sightings().get(index);
    }

    private static Answer read(String name) throws IOException {
        return DailyPapersJson.read(Saved.answer(name), ASKED);
    }
}
