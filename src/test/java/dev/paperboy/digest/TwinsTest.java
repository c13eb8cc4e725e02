package dev.paperboy.digest;

import static dev.paperboy.digest.Samples.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.papers.Paper;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Signals;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TwinsTest {

    private static final String WORDS =
            IntStream.range(0, 150).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));

    private final Twins twins = new Twins();

    @Test
    void nearlyTheSameTextUnderAnotherTitleIsATwin() {
        assertThat(twins.are(paper(1, "First announced", WORDS), paper(2, "A better name", WORDS + " At last.")))
                .isTrue();
    }

    @Test
    void theSameTellingTitleIsATwinWhateverTheAbstract() {
        assertThat(twins.are(
                        paper(1, "The effect of sleep on memory", WORDS),
                        paper(2, "The Effect of Sleep on Memory.", "Wholly rewritten.")))
                .isTrue();
    }

    @Test
    void aTitleThatTellsNothingIsNoTwin() {
        assertThat(twins.are(paper(1, "Editorial", WORDS), paper(2, "Editorial", "On something else.")))
                .isFalse();
    }

    @Test
    void twoPapersOfOneSeriesAreNoTwins() {
        var half = WORDS.substring(0, WORDS.length() / 2);
        assertThat(twins.are(
                        paper(1, "Part one", half + " and then came the winter"),
                        paper(
                                2,
                                "Part two",
                                half + WORDS.substring(WORDS.length() / 2).replace("word", "thing"))))
                .isFalse();
    }

    @Test
    void papersWithoutAbstractsAreComparedByTheirTitles() {
        assertThat(twins.are(paper(1, "Graphs", ""), paper(2, "Trees", ""))).isFalse();
    }

    private static Paper paper(long key, String title, String abstractText) {
        return new Paper(
                key,
                PaperId.arxiv("2607.%05d".formatted(key)),
                title,
                List.of(),
                abstractText,
                Optional.empty(),
                List.of(),
                WEDNESDAY,
                Signals.NONE);
    }
}
