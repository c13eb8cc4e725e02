package dev.paperboy.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PaperIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2601.01234",
                "2601.01234v1",
                "arXiv:2601.01234v12",
                " 2601.01234 ",
                "https://arxiv.org/abs/2601.01234v2",
                "http://www.arxiv.org/pdf/2601.01234v2.pdf",
                "https://arxiv.org/pdf/2601.01234"
            })
    void versionsOfOnePaperShareOneId(String text) {
        assertThat(PaperId.arxiv(text)).hasToString("arxiv:2601.01234");
    }

    @ParameterizedTest
    @CsvSource({
        "0704.0001v2, arxiv:0704.0001",
        "hep-th/9901001v3, arxiv:hep-th/9901001",
        "math.GT/0309136, arxiv:math/0309136",
        "Astro-Ph/0601001, arxiv:astro-ph/0601001"
    })
    void oldStyleIdentifiersAreKnown(String text, String id) {
        assertThat(PaperId.arxiv(text)).hasToString(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1101/2026.01.02.123456",
                "doi:10.1101/2026.01.02.123456",
                "https://doi.org/10.1101/2026.01.02.123456"
            })
    void aDoiIsOneNameInAnyForm(String text) {
        assertThat(PaperId.doi(text)).hasToString("doi:10.1101/2026.01.02.123456");
    }

    @Test
    void doisIgnoreCaseAndTakeOddCharacters() {
        assertThat(PaperId.doi("https://dx.doi.org/10.1002/(SICI)1097<1::AID-X>3.0.CO;2-Z"))
                .hasToString("doi:10.1002/(sici)1097<1::aid-x>3.0.co;2-z");
    }

    @Test
    void theDoiThatArxivGivesIsTheArxivName() {
        assertThat(PaperId.doi("10.48550/arXiv.2601.01234")).isEqualTo(PaperId.arxiv("2601.01234v3"));
        assertThat(PaperId.doi("10.48550/arXiv.hep-th/9901001")).isEqualTo(PaperId.arxiv("hep-th/9901001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2601",
                "2601.012345678",
                "not an id",
                "10.1/x",
                "arxiv:",
                "title:xyz",
                "2601.01234v",
                "../../etc/passwd"
            })
    void whatIsNoIdIsQuotedInTheRefusal(String text) {
        assertThatThrownBy(() -> PaperId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arxiv:2601.01234",
                "arxiv:hep-th/9901001",
                "doi:10.1000/182",
                "title:0123456789abcdef0123456789abcdef"
            })
    void theTextFormReadsBack(String text) {
        assertThat(PaperId.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NA\u00cfVE BAYES: $O(n^2)$ IS ENOUGH",
                "Na\\\"{\\i}ve Bayes --  O(n²) is enough!",
                "nai\u0308ve {B}ayes, $O ( n^{2} )$\n is enough"
            })
    void aTitlesNameDoesNotDependOnHowItIsTyped(String typed) {
        assertThat(PaperId.title(typed)).isEqualTo(PaperId.title("Naïve Bayes: O(n^2) is enough"));
    }

    @Test
    void titlesWithoutLettersAreStillDifferent() {
        assertThat(PaperId.title("???")).isNotEqualTo(PaperId.title("!!!"));
        assertThat(PaperId.title("???").toString()).matches("title:[0-9a-f]{32}");
    }
}
