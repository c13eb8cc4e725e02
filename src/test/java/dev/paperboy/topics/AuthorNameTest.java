package dev.paperboy.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AuthorNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LeCun | Yann LeCun",
                "lecun | Y. LeCun",
                "Yann LeCun | Y. LeCun",
                "Y. LeCun | Yann LeCun",
                "LeCun, Yann | Yann LeCun",
                "LeCun Y | Yann LeCun",
                "Yann Le Cun | Yann LeCun",
                "Maaten | Laurens van der Maaten",
                "van der Maaten | L. J. P. van der Maaten",
                "Laurens van der Maaten | van der Maaten, Laurens",
                "Muller | Klaus-Robert Müller",
                "Mueller | Klaus-Robert Müller",
                "Schölkopf | Bernhard Scholkopf",
                "Jean-Baptiste Alayrac | J.-B. Alayrac",
                "J. B. Alayrac | Jean-Baptiste Alayrac",
                "JB Alayrac | Jean-Baptiste Alayrac",
                "Ben David | Shai Ben-David",
                "Fei-Fei Li | Li Fei-Fei",
                "Feifei Li | Fei-Fei Li",
                "Li | Fei-Fei Li",
                "Geoffrey Hinton | Geoffrey E. Hinton",
                "O'Brien | Pat O’Brien",
                "Sutton | Richard S. Sutton, Jr.",
                "Ørsted | Hans Christian Orsted",
                "李飞飞 | 李飞飞",
            })
    void onePersonUnderTwoNames(String asked, String author) {
        assertThat(AuthorName.of(asked).isSameAs(AuthorName.of(author))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Li | Jun Liu",
                "Li | Li Zhang",
                "Yann LeCun | Yvonne LeCun",
                "Yann LeCun | Yann Dauphin",
                "J. LeCun | Yann LeCun",
                "Wei Wang | Wenwu Wang",
                "W. Wang | Jun Wang",
                "Maat | Laurens van der Maaten",
                "Fei Li | Wei Li",
                "Cun | Yann LeCun",
                "Hinton | Hintz",
            })
    void twoPersons(String asked, String author) {
        assertThat(AuthorName.of(asked).isSameAs(AuthorName.of(author))).isFalse();
    }
}
