package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SentencesTest {

    @Test
    void abbreviationsDoNotEndASentence() {
        assertThat(
                        Sentences.of(
                                "We follow Smith et al. In contrast to them, e.g. Table 2, we win. See Fig. 3 for more. It works."))
                .containsExactly(
                        "We follow Smith et al. In contrast to them, e.g. Table 2, we win.",
                        "See Fig. 3 for more.",
                        "It works.");
    }

    @Test
    void lettersWithDotsDoNotEndASentence() {
        assertThat(Sentences.of("It is a duplex encoder, a.k.a. DupMAE, for i.i.d. Samples only. It works."))
                .containsExactly("It is a duplex encoder, a.k.a. DupMAE, for i.i.d. Samples only.", "It works.");
    }

    @Test
    void decimalsDoNotEndASentence() {
        assertThat(Sentences.of("It is 2.5 times faster. That is much.")).hasSize(2);
    }

    @Test
    void aBracketIsNotBroken() {
        assertThat(Sentences.of("Small models (see A. Nobody. 2020) are fast. Large ones are not."))
                .hasSize(2);
    }

    @Test
    void aBracketThatIsNeverClosedHoldsNothingTogether() {
        assertThat(Sentences.of("Small models (see below are fast. Large ones are not. We say why."))
                .containsExactly("Small models (see below are fast.", "Large ones are not.", "We say why.");
        assertThat(Sentences.of("Small models (see below are fast. " + "Large ones are not so fast at all. ".repeat(10)
                        + "We say why (and how)."))
                .hasSize(12);
    }

    @Test
    void nothingHasNoSentences() {
        assertThat(Sentences.of(" ")).isEmpty();
    }
}
