package dev.paperboy.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TopicTest {

    @Test
    void plainTextIsWhatItIsAbout() {
        var topic = Topic.parse("speculative decoding for large language models");

        assertThat(topic.about()).isEqualTo("speculative decoding for large language models");
        assertThat(topic.must()).isEmpty();
        assertThat(topic.not()).isEmpty();
    }

    @Test
    void signsTellWhatMustAndMustNotOccur() {
        var topic = Topic.parse("fast decoding +llm -\"image generation\" +\"draft model\" NOT video -audio");

        assertThat(topic.about()).isEqualTo("fast decoding");
        assertThat(topic.must()).containsExactly("llm", "draft model");
        assertThat(topic.not()).containsExactly("image generation", "video", "audio");
    }

    @Test
    void hyphensInsideWordsAreNoOperators() {
        var topic = Topic.parse("low-rank adaptation, state-of-the-art text-to-image in C++ - a review");

        assertThat(topic.about()).isEqualTo("low-rank adaptation, state-of-the-art text-to-image in C++ a review");
        assertThat(topic.not()).isEmpty();
    }

    @Test
    void smallNotIsAnOrdinaryWord() {
        assertThat(Topic.parse("models that do not forget").not()).isEmpty();
        assertThat(Topic.parse("NOTATION systems").not()).isEmpty();
    }

    @Test
    void anOpenQuoteEndsWithTheText() {
        assertThat(Topic.parse("codecs +\"residual vector").must()).containsExactly("residual vector");
        assertThat(Topic.parse("codecs \"residual vector").about()).isEqualTo("codecs residual vector");
    }

    @Test
    void mustWordsAloneAreEnough() {
        var topic = Topic.parse("+mamba");

        assertThat(topic.about()).isEmpty();
        assertThat(topic.must()).containsExactly("mamba");
    }

    @Test
    void whiteSpaceControlsAndDecomposedAccentsAreNormalised() {
        var topic = Topic.parse("  Scho\u0308dinger\t\u202Eequation\u0000\n  \u00A0solvers ");

        assertThat(topic.text()).isEqualTo("Sch\u00F6dinger equation solvers");
        assertThat(topic).isEqualTo(Topic.parse("Sch\u00F6dinger equation solvers"));
    }

    @Test
    void typographicQuotesAreQuotes() {
        assertThat(Topic.parse("+\u201Cbrain MRI\u201D").must()).containsExactly("brain MRI");
    }

    @Test
    void whatCannotBeATopicIsExplainedWithTheText() {
        assertThatThrownBy(() -> Topic.parse(" \n ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Topic.parse("-video NOT audio"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"-video NOT audio\"")
                .hasMessageContaining("what you do want");
        assertThatThrownBy(() -> Topic.parse("?! ***"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"?! ***\"");
        assertThatThrownBy(() -> Topic.parse("word ".repeat(120)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 500 characters")
                .hasMessageContaining("has 599");
    }

    @Test
    void readingItsOwnTextAgainGivesTheSameTopic() {
        var topic = Topic.parse("graphs +\"state space\" NOT images");

        assertThat(Topic.parse(topic.text())).isEqualTo(topic);
    }
}
