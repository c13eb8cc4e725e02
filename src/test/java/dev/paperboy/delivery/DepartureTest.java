package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.subscribers.Links;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DepartureTest {

    private static final String SITE = "https://papers.example.org";
    private static final SmtpSettings ELSEWHERE = relay("relay.example.org");

    private static SmtpSettings relay(String host) {
        return TestOutbox.Smtp.at(host, 587, Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"http://papers.example.org, must be https", "https://localhost:8080, readers do not reach"})
    void aRelayGetsNoMailWhoseLinksAreOfNoUse(String site, String words) {
        assertThatThrownBy(() -> departure(ELSEWHERE, Map.of(), site).check())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paperboy.site.base-url")
                .hasMessageContaining(words);
    }

    @Test
    void aRelayGetsNoMailWithThePlaceholdersOfTheSettings() {
        var settings = Map.of(
                "paperboy.mail.postal-address",
                MailSettings.PLACEHOLDER,
                "paperboy.mail.from",
                "Paperboy <paperboy@localhost>");

        assertThatThrownBy(() -> departure(ELSEWHERE, settings, SITE).check())
                .hasMessageContaining("paperboy.mail.postal-address")
                .hasMessageContaining("paperboy.mail.from");
        // These may be for trying out.
        assertThatCode(() -> departure(relay("127.0.0.1"), settings, SITE).check())
                .doesNotThrowAnyException();
        assertThatCode(() -> departure(TestOutbox.Smtp.none(), settings, SITE).check())
                .doesNotThrowAnyException();
    }

    @Test
    void aSenderWhoIsInOrderMaySend() {
        assertThatCode(() -> departure(ELSEWHERE, Map.of(), SITE).check()).doesNotThrowAnyException();
    }

    private static Departure departure(SmtpSettings smtp, Map<String, String> mail, String site) {
        return new Departure(
                smtp,
                new Sender(TestMail.settings(mail)),
                new Links(() -> URI.create(site), TestMail.TOKENS),
                new DkimKeys(TestDkim.settings(Path.of("data/dkim"))));
    }
}
