package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.matching.Occurring.Phrase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The distances are those that Lucene's query parser tells apart, too. */
final class OccurringTest {

    private final Analysis analysis = new Analysis();

    private final Occurring paper = new Occurring(
            new PaperText(
                    "Drafts for Large Models",
                    "A small model drafts tokens. The target model, which is large, verifies them."),
            analysis);

    @ParameterizedTest
    @CsvSource({
        "model drafts, true",
        "drafts model, false",
        "drafts model~1, false",
        "drafts model~2, true",
        "small tokens~1, false",
        "small tokens~2, true",
        "small drafts tokens~1, true",
        "target verifies~4, true",
        "target verifies~3, false",
        "model model~9, true",
        "tokens tokens~9, false",
        "drafts large~1, true",
        "models verifies~1, false",
        "small missing~9, false"
    })
    void aPhraseOccursWordForWordOrAsNearAsItSays(String typed, boolean occurs) {
        assertThat(paper.has(Phrase.of(typed, analysis))).isEqualTo(occurs);
    }
}
