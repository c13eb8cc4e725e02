package dev.paperboy.subscribers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SiteAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://papers.example.org, https://papers.example.org/papers/1",
        "https://papers.example.org/boy/, https://papers.example.org/boy/papers/1",
        "HTTPS://Papers.Example.org:8443/boy, https://papers.example.org:8443/boy/papers/1",
        "https://pàpers.example, https://xn--ppers-rqa.example/papers/1",
        "https://papers.example/zeitüng, https://papers.example/zeit%C3%BCng/papers/1",
        "http://localhost:8080, http://localhost:8080/papers/1",
        "http://[::1]:8080, http://[::1]:8080/papers/1"
    })
    void linksBeginWithItInAscii(String typed, String link) {
        var links = new Links(() -> URI.create(typed), new Tokens(Secret.of("a secret for tests, and for tests only")));

        assertThat(links.paper("1")).hasToString(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo",
                "ftp://papers.example",
                "https:",
                "https:papers.example",
                "https:///papers",
                "https://papers.example/?a=b",
                "https://papers.example/#a",
                "https://user@papers.example",
                "https://papers.example:x",
                "https://pa_pers.example",
                "https://straße.example",
                "https://papers example"
            })
    void whatNoLinkCanBeginWithIsRefusedByItsSettingsName(String typed) {
        assertThatThrownBy(() -> SiteAddress.parse(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paperboy.site.base-url")
                .hasMessageContaining(typed);
    }
}
