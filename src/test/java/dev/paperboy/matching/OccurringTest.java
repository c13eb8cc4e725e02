package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.matching.Occurring.Phrase;
import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @CsvSource({
        "CO2, A Sink of CO₂",
        "CO₂, A Sink of CO2",
        "co2, CO₂-neutral Cement",
        "H2O, Why H₂O Expands",
        "R2, An R² of 0.9",
        "R², An R2 of 0.9",
        "13C, ¹³C in Corals",
        "10⁻³, Errors of 10⁻³",
        "10⁻³, Errors of 10-3",
        "naiv*, Trained Naïvely",
        "naïv*, Trained Naively",
        "Schröd*, The Schrodinger Equation",
        "schrod*, The Schrödinger Equation",
        "CO2*, A CO₂ Sink",
        "Erdos, On Erdős Numbers",
        "smørrebrød, Smorrebrod"
    })
    void whatIsRaisedLoweredOrAccentedIsTypedPlainlyOrAsItIs(String typed, String title) {
        assertThat(occurs(typed, title)).isTrue();
    }

    @Test
    void aFormulaInTexIsFoundAsItIsTyped() {
        var sink = new Occurring(PaperText.of(Some.paper(1, "A Sink of CO$_2$", "")), analysis);

        assertThat(sink.has(Phrase.of("CO2", analysis))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"CO, A Sink of CO₂", "H, Why H₂O Expands", "naiv*, Natives", "10⁻³, Errors of 10⁻²"})
    void aFormulaIsOneWord(String typed, String title) {
        assertThat(occurs(typed, title)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        ".NET, Ported to .NET., true",
        ".net, Ported to .NET (and C#), true",
        ".NET, On Net Income, false",
        ".NET, On income.Net is less, false",
        ".NET, A .NETwork, false",
        "C#, Ported to .NET (and C#), true",
        "C++, C and C+, false"
    })
    void theSignOfALanguageIsPartOfItsName(String typed, String title, boolean occurs) {
        assertThat(occurs(typed, title)).isEqualTo(occurs);
    }

    private boolean occurs(String typed, String title) {
        return new Occurring(new PaperText(title, ""), analysis).has(Phrase.of(typed, analysis));
    }
}
