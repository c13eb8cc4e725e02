package dev.paperboy.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpSettingsTest {

    @Test
    void needNothing() {
        var settings = settings();

        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.retryDelay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.largestAnswer().asLongValue()).isEqualTo(16 * 1024 * 1024);
        assertThat(settings.contact()).isEqualTo("http://localhost");
    }

    @Test
    void theContactIsTheSiteUnlessAnotherIsGiven() {
        assertThat(settings("paperboy.site.base-url", "https://papers.example").contact())
                .isEqualTo("https://papers.example");
        assertThat(settings("paperboy.http.contact", "mailto:me@papers.example").contact())
                .isEqualTo("mailto:me@papers.example");
    }

    private static HttpSettings settings(String... namesAndValues) {
        var builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(HttpSettings.class);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            builder.withDefaultValue(namesAndValues[i], namesAndValues[i + 1]);
        }
        return builder.build().getConfigMapping(HttpSettings.class);
    }
}
