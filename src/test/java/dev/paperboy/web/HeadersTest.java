package dev.paperboy.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.subscribers.Links;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WebProfile.class)
class HeadersTest {

    @Inject
    Samples samples;

    @Inject
    Links links;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/subscribe", "/style.css", "/nowhere", "/confirm/mangled", "/dev/mail"})
    void everyAnswerForbidsWhatPagesDoNotNeed(String path) {
        var answer = given().get(path);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.cookies()).isEmpty();
    }

    @Test
    void pagesWithATokenAreKeptNowhere() {
        var reader = samples.reader("headers@example.org");
        for (var link : new java.net.URI[] {links.preferences(reader), links.unsubscribe(reader)}) {
            assertThat(given().get(link.getRawPath()).header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void tokensAreLeftOutOfLoggedPaths() {
        assertThat(Headers.withoutToken("/preferences/abc.def/pause")).isEqualTo("/preferences/…/pause");
        assertThat(Headers.withoutToken("/days/2026-07-29")).isEqualTo("/days/2026-07-29");
    }
}
