package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.topics.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which words of a paper are shown as those that a topic asked for. */
final class HitsTest {

    private final Analysis analysis = new Analysis();
    private final Abbreviations abbreviations = new Abbreviations();

    @Test
    void everyFormOfAWordIsFoundOnce() {
        assertThat(forms("neural codecs", "A Neural Codec", "Codecs that are neural. A codec encodes."))
                .containsExactly("Neural", "Codec", "Codecs");
        assertThat(forms("decoding", "Decoders", "We decode what a decoder decoded by decoding."))
                .contains("decode", "decoded", "decoding");
    }

    @Test
    void bothFormsOfAnAbbreviationAreFound() {
        assertThat(forms("agents made of LLMs", "On Agents", "Large language models (LLMs) act. The LLM plans."))
                .containsExactly("Agents", "LLMs", "LLM", "Large language models");
        assertThat(forms("T2I", "Text-to-image diffusion", "")).containsExactly("Text", "image");
        assertThat(forms("large language models", "LLM Agents", "An LLM is enough."))
                .contains("LLM");
    }

    @Test
    void aPhraseIsFoundWhereItStandsAndNotItsWordsElsewhere() {
        assertThat(forms("+\"draft model\"", "Draft Models", "Each draft model drafts. A model is large."))
                .containsExactly("Draft Models", "draft model");
    }

    @Test
    void aWordThatIsAskedForIsFoundAsItIsAskedFor() {
        assertThat(forms("+organ", "The organization of organs", "An organ organizes."))
                .containsExactly("organs", "organ");
        assertThat(forms("+quanti*", "Quantization", "We quantize vectors."))
                .containsExactly("Quantization", "quantize");
        assertThat(forms("+C++", "C++ and C", "")).containsExactly("C++");
    }

    @Test
    void aFormThatIsNotTypedSoIsShownAsItStandsThere() {
        assertThat(forms("+CO2", "A CO₂ Sink", "Carbon dioxide (CO2).")).containsExactly("CO₂", "CO2");
        assertThat(forms("+naiv*", "Trained Naïvely", "")).containsExactly("Naïvely");
        assertThat(forms("+mesh", "Meshes", "")).containsExactly("Meshes");
    }

    private List<String> forms(String topic, String title, String body) {
        var paper = new Hits.Pages(new PaperText(title, body), analysis, abbreviations);
        var hits = Hits.of(Topic.parse(topic), paper, analysis, abbreviations);
        return hits.keys().stream().flatMap(key -> hits.forms(key).stream()).toList();
    }
}
