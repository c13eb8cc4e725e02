package dev.paperboy.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A real browser tries topics: as one types with a script, by a button without. */
@QuarkusTest
@TestProfile(WebProfile.class)
@EnabledIf(value = "dev.paperboy.web.Chromium#isInstalled", disabledReason = "There is no /usr/bin/chromium here")
class PreviewIT {

    private static final int PHONE_WIDTH = 360;

    @Inject
    Samples samples;

    @Inject
    SettableClock clock;

    @BeforeEach
    void storePapers() {
        samples.store();
        clock.forward(Duration.ofMinutes(2));
    }

    @Test
    void withAScriptThePapersComeAsOneTypes() {
        try (var chromium = new Chromium();
                var context = chromium.browser().newContext(options(true))) {
            var page = context.newPage();
            var complaints = new ArrayList<String>();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.navigate("/subscribe");
            page.locator("#own").pressSequentially("neural audio codecs");
            page.waitForSelector("#preview .paper");

            assertThat(page.locator("#preview .paper h4").allTextContents())
                    .contains("A Neural Audio Codec for Speech");
            assertThat(page.locator("#own").inputValue()).isEqualTo("neural audio codecs");
            assertThat(page.url()).endsWith("/subscribe");
            page.locator("#own").fill("vision auther:Lovelace");
            page.waitForSelector("#preview .problem mark");
            assertThat(page.locator("#preview").getAttribute("aria-live")).isEqualTo("polite");
            assertThat(complaints).isEmpty();
            assertFitsAPhone(page);
        }
    }

    @Test
    void withoutAScriptAButtonShowsThem() {
        try (var chromium = new Chromium();
                var context = chromium.browser().newContext(options(false))) {
            var page = context.newPage();
            page.navigate("/subscribe");
            page.locator("#address").fill("ada@example.org");
            page.locator("#own").fill("neural audio codecs");
            page.locator("#try").click();

            assertThat(page.locator("#preview .paper h4").allTextContents())
                    .contains("A Neural Audio Codec for Speech");
            assertThat(page.locator("#address").inputValue()).isEqualTo("ada@example.org");
            assertThat(page.locator("#own").inputValue()).isEqualTo("neural audio codecs");
            assertFitsAPhone(page);
        }
    }

    private static void assertFitsAPhone(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE_WIDTH);
    }

    private static Browser.NewContextOptions options(boolean script) {
        return new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + RestAssured.port)
                .setJavaScriptEnabled(script)
                .setViewportSize(PHONE_WIDTH, 740)
                .setColorScheme(ColorScheme.DARK);
    }
}
