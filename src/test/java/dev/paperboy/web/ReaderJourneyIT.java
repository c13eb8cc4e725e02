package dev.paperboy.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.paperboy.delivery.Courier;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Subscribers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real browser joins, reads the mail, confirms, changes and leaves; the pages must do it all without a script too. */
@QuarkusTest
@TestProfile(WebProfile.class)
@EnabledIf(value = "dev.paperboy.web.Chromium#isInstalled", disabledReason = "There is no /usr/bin/chromium here")
class ReaderJourneyIT {

    @Inject
    Samples samples;

    @Inject
    Subscribers subscribers;

    @Inject
    Courier courier;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReaderJoinsConfirmsChangesAndLeaves(boolean script) {
        samples.store();
        var address = "journey-" + script + "@example.org";
        var options = new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + RestAssured.port)
                .setJavaScriptEnabled(script)
                .setTimezoneId("Asia/Tokyo");
        try (var chromium = new Chromium();
                var context = chromium.browser().newContext(options)) {
            var page = context.newPage();
            var complaints = new ArrayList<String>();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            // Who leaves the form while the preview is being asked for ends that question; htmx notes it.
            var ended = List.of("htmx:afterRequest", "htmx:sendAbort");

            joins(page, address, script ? "Asia/Tokyo" : "UTC");
            confirms(page, address);
            changes(page, address);
            leaves(page, address);

            assertThat(complaints).allMatch(ended::contains);
            assertThat(context.cookies()).isEmpty();
        }
    }

    private void joins(Page page, String address, String zone) {
        page.navigate("/");
        page.locator(".banner a").click();
        page.getByLabel("Mail address").fill(address);
        page.getByLabel("Fast inference").check();
        page.getByLabel("In your own words").fill("neural audio codecs");
        assertThat(page.locator("#zone").inputValue()).isEqualTo(zone);
        press(page, "Send me the confirmation mail");
        assertThat(heading(page)).isEqualTo("Look into your inbox");
        assertThat(find(address).state()).isEqualTo(Subscriber.State.PENDING);
    }

    private void confirms(Page page, String address) {
        courier.deliver(tally -> {});
        page.navigate("/dev/mail");
        page.locator(".mails li")
                .filter(new Locator.FilterOptions().setHasText(address))
                .getByRole(AriaRole.LINK)
                .click();
        var link = page.locator("pre a[href*='/confirm/']").first().getAttribute("href");
        page.navigate(URI.create(link).getRawPath());
        assertThat(find(address).state()).isEqualTo(Subscriber.State.PENDING);
        press(page, "Confirm the subscription");
        assertThat(find(address).state()).isEqualTo(Subscriber.State.ACTIVE);
        assertThat(find(address).wishes().topics()).hasSize(2);
    }

    private void changes(Page page, String address) {
        page.navigate(pathOf(page, "Change what you get"));
        press(page, "Once a week instead");
        assertThat(find(address).wishes().rhythm().cadence()).isEqualTo(Cadence.WEEKLY);
        page.locator("#maximum").fill("3");
        press(page, "Save the changes");
        assertThat(find(address).wishes().maximum()).isEqualTo(3);
        press(page, "Pause for two weeks");
        assertThat(find(address).pausedUntil()).isPresent();
        press(page, "End the pause now");
        assertThat(find(address).pausedUntil()).isEmpty();
    }

    private void leaves(Page page, String address) {
        press(page, "Leave");
        assertThat(heading(page)).isEqualTo("You have left");
        assertThat(find(address).state()).isEqualTo(Subscriber.State.LEFT);
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static String pathOf(Page page, String link) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .getAttribute("href");
    }

    private static String heading(Page page) {
        return page.locator("h1").innerText();
    }

    private Subscriber find(String address) {
        return subscribers.find(Address.parse(address)).orElseThrow();
    }
}
