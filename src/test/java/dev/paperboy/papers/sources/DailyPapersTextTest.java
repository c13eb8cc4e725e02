package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyPapersTextTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String LONG = "We measure the thing in many ways and find it as it should be. "
            .repeat(8)
            .strip();

    @Test
    void readsTitlesAndAbstractsByTurns() throws IOException {
        var answer = read(saved("page-normal.txt"));

        assertThat(titles(answer))
                .containsExactly(
                        "Guessing Ahead: Cheap Drafts for Slow Models",
                        "A Tiny Codec for Speech",
                        "nnU-Cut: Where to Cut a Scan?");
        assertThat(answer.sightings().get(1).abstractText())
                .startsWith("Speech sent over")
                .endsWith("/tiny");
        assertThat(answer.skipped()).isEmpty();
    }

    @Test
    void aFirstSentenceThatStandsByItselfBelongsToItsAbstract() throws IOException {
        var answer = read("Jul 29\n\nA First Title\n\nIt is found in many places by now.\n\n" + LONG
                + "\n\nA Second Title\n\n" + LONG);

        assertThat(titles(answer)).containsExactly("A First Title", "A Second Title");
        assertThat(answer.sightings().get(0).abstractText())
                .startsWith("It is found")
                .endsWith("as it should be.");
        assertThat(answer.skipped()).isEmpty();
    }

    @Test
    void aNulOrABellInATitleIsLeftOut() throws IOException {
        var answer = read("Jul 29\n\nA First\0 Title\u0007\n\n" + LONG);

        assertThat(titles(answer)).containsExactly("A First Title");
    }

    @Test
    void oddPagesLoseOnlyWhatIsBrokenAndSayWhereItIs() throws IOException {
        var answer = read(saved("page-odd.txt"));

        assertThat(titles(answer))
                .containsExactly(
                        "Guessing Ahead: Cheap Drafts for Slow Models",
                        "A Tiny Codec for Speech",
                        "Where to Cut a Scan?",
                        "Short and Good");
        assertThat(answer.skipped())
                .containsExactly(
                        new Answer.Skipped(
                                2, "line 16: title without an abstract: \"A Title Whose Abstract Was Lost\""),
                        new Answer.Skipped(
                                4,
                                "line 22: abstract without a title: \"This abstract has lost its title. It speaks of rivers, of ho…\""),
                        new Answer.Skipped(7, "the same paper as entry 3"),
                        new Answer.Skipped(8, "line 38: title without an abstract: \"The Last Title, Cut Off\""));
    }

    @Test
    void joinsAnAbstractThatIsSplitOverLinesOrInTheMiddleOfASentence() throws IOException {
        var answer = read(saved("page-odd.txt"));

        assertThat(answer.sightings().get(0).abstractText()).startsWith("Large").endsWith("exactly the same.");
        assertThat(answer.sightings().get(2).abstractText())
                .contains("because the machines that")
                .endsWith("specialised ones.");
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkChangeNothing() throws IOException {
        var page = saved("page-normal.txt");

        assertThat(read("\uFEFF" + page.replace("\n", "\r\n"))).isEqualTo(read(page));
    }

    @Test
    void aPageWithoutAnyBlankLineIsReadLineByLine() throws IOException {
        var page = saved("page-normal.txt");

        assertThat(read(page.replaceAll("\n\n+", "\n"))).isEqualTo(read(page));
    }

    @Test
    void anAbstractInSeveralSentencesEachOnItsOwnLineIsOne() throws IOException {
        var answer = read("Jul 29\n\nA Title\n\n" + LONG.replace(". We", ".\nWe") + "\n\nAnother Title\n\n" + LONG);

        assertThat(titles(answer)).containsExactly("A Title", "Another Title");
        assertThat(answer.sightings().get(0).abstractText()).isEqualTo(LONG);
    }

    @Test
    void theBannerMayBeMissingWhenTheDayIsGiven() throws IOException {
        var given = LocalDate.of(2026, 1, 5);
        var list = DailyPapersText.read("A Title\n\n" + LONG, Optional.of(given), TODAY);

        assertThat(list.day()).isEqualTo(given);
        assertThat(titles(list.answer())).containsExactly("A Title");
    }

    @Test
    void theBannerIsNoPaperWhenOnlyTheDateIsMissing() throws IOException {
        var page = saved("page-normal.txt").replace("Jul 29\n", "");
        var list = DailyPapersText.read(page, Optional.of(TODAY), TODAY);

        assertThat(list.answer().sightings()).hasSize(3);
        assertThat(list.answer().skipped()).isEmpty();
        assertThatIOException()
                .isThrownBy(() -> read(page))
                .withMessage("it has no line with the date, and no date was given");
    }

    @Test
    void aDateWithinAnAbstractIsNotTheHeading() throws IOException {
        var page = "A Title\n\n" + LONG + "\n\nJul 29\n\n" + LONG;
        var list = DailyPapersText.read(page, Optional.of(TODAY), TODAY);

        assertThat(titles(list.answer())).containsExactly("A Title", "Jul 29");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Jul 29          | 2026-11-23 | 2026-07-29",
                "Jul 29          | 2026-07-29 | 2026-07-29",
                "Jul 29          | 2026-07-28 | 2025-07-29",
                "Dec 31          | 2026-01-01 | 2025-12-31",
                "Feb 29          | 2026-11-23 | 2024-02-29",
                "July 29         | 2026-11-23 | 2026-07-29",
                "jul 29, 2024    | 2026-11-23 | 2024-07-29",
                "August 3, 2024  | 2026-11-23 | 2024-08-03",
                "2026-07-29      | 2026-11-23 | 2026-07-29",
                "2026-7-9        | 2026-11-23 | 2026-07-09",
                "Jul 32          | 2026-11-23 | ",
                "2026-02-30      | 2026-11-23 | ",
                "Daily Papers    | 2026-11-23 | ",
            })
    void readsTheDateOfTheHeading(String line, LocalDate today, @Nullable LocalDate day) {
        assertThat(Dates.heading(line, today)).isEqualTo(Optional.ofNullable(day));
    }

    private static List<String> titles(Answer answer) {
        return answer.sightings().stream().map(Sighting::title).toList();
    }

    private static Answer read(String text) throws IOException {
        return DailyPapersText.read(text, Optional.empty(), TODAY).answer();
    }

    private static String saved(String name) throws IOException {
        return new String(Saved.answer(name), UTF_8);
    }
}
