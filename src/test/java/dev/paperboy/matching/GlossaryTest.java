package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
