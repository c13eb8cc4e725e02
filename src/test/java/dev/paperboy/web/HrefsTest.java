package dev.paperboy.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.papers.PaperId;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HrefsTest {

    @Test
    void aDoisOddCharactersAreEncodedAndItsSlashIsNot() {
        assertThat(Hrefs.paper(PaperId.doi("10.1000/a<b>?c#d"))).isEqualTo("/papers/doi:10.1000/a%3Cb%3E%3Fc%23d");
    }

    @Test
    void aPlaceIsCalledByTheNameReadersKnow() {
        assertThat(Hrefs.outside(Optional.of(URI.create("https://www.biorxiv.org/content/10.1101/1"))))
                .contains(new Link("bioRxiv", "https://www.biorxiv.org/content/10.1101/1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://arxiv.org/1",
                "//arxiv.org",
                "https:opaque",
                "mailto:a@b.c"
            })
    void onlyTheWebIsLinked(String address) {
        assertThat(Hrefs.outside(Optional.of(URI.create(address)))).isEmpty();
    }
}
