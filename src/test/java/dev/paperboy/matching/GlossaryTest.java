package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.Test;

final class GlossaryTest {

    private final Glossary glossary = new Glossary(
            new Abbreviations(),
            List.of(
                    "We cut the time to first token (TTFT).",
                    "An Auto-Regressive (AR) model of Low Earth Orbits (LEO)."));

    @Test
    void aLongFormGetsItsAbbreviationAndTheOtherWayRound() {
        assertThat(glossary.bothForms("RLHF is slow.")).contains("reinforcement learning from human feedback");
        assertThat(glossary.bothForms("Reinforcement learning from human feedback is slow."))
                .contains("RLHF");
    }

    @Test
    void whatOnePaperDefinesHoldsForTheOthers() {
        assertThat(glossary.bothForms("The time to first token matters.")).contains("TTFT");
        assertThat(glossary.bothForms("A low Earth orbit.")).contains("LEO");
    }

    @Test
    void whatAPaperDefinesItselfGoesBeforeTheList() {
        assertThat(glossary.bothForms("Auto-Regressive (AR) decoding"))
                .contains("AR Auto Regressive")
                .doesNotContain("augmented");
        assertThat(glossary.bothForms("AR glasses")).isEqualTo("AR augmented reality glasses");
    }

    @Test
    void otherTextStaysAsItIs() {
        assertThat(glossary.bothForms("Words (and brackets) of no kind (NX)."))
                .isEqualTo("Words (and brackets) of no kind (NX).");
    }

    @Test
    void bothFormsAreFoundWhicheverOfThemATextHas() {
        for (var topic : List.of("agents made of LLMs", "Large language model agents")) {
            var found = glossary.formsOf(topic);

            assertThat(Objects.requireNonNull(found.get("LLM"))
                            .matcher("Large language-models (LLMs) and an LLM; enlarge language modelling")
                            .results()
                            .map(MatchResult::group))
                    .as(topic)
                    .containsExactly("Large language-models", "LLMs", "LLM");
        }
        assertThat(glossary.formsOf("the TTFT of a model")).containsOnlyKeys("TTFT");
    }
}
