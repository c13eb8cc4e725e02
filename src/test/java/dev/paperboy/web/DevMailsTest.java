package dev.paperboy.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.delivery.OutboxSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WebProfile.class)
class DevMailsTest {

    private static final String MAIL = String.join(
            "\r\n",
            "From: Paperboy <paperboy@example.org>",
            "To: reader@example.org",
            "Subject: =?UTF-8?Q?Two_papers_on_M=C3=B6bius_strips?=",
            "Date: Thu, 30 Jul 2026 09:00:00 +0000",
            "MIME-Version: 1.0",
            "Content-Type: multipart/alternative; boundary=cut",
            "",
            "--cut",
            "Content-Type: text/plain; charset=utf-8",
            "",
            "Change what you get: https://example.org/preferences/abc.",
            "--cut",
            "Content-Type: text/html; charset=utf-8",
            "",
            "<h1>Two papers</h1><script>alert(1)</script>",
            "--cut--",
            "");

    @Inject
    OutboxSettings settings;

    @BeforeEach
    void writeMail() throws IOException {
        var folder = settings.folder();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("2026-07-30-1.eml"), MAIL);
        Files.writeString(folder.resolveSibling("outside.eml"), MAIL);
    }

    @Test
    void mailsAreListedWithTheirSubject() {
        var page = Jsoup.parse(given().get("/dev/mail").asString());
        assertThat(page.select(".mails a[href=/dev/mail/2026-07-30-1.eml]").text())
                .isEqualTo("Two papers on Möbius strips");
    }

    @Test
    void aMailShowsItsTextAndSourceAndFramesItsHtmlWithoutRights() {
        var page = Jsoup.parse(given().get("/dev/mail/2026-07-30-1.eml").asString());
        assertThat(page.select("iframe").attr("sandbox")).isEmpty();
        assertThat(page.select("iframe").hasAttr("sandbox")).isTrue();
        assertThat(page.select("pre a").attr("href")).isEqualTo("https://example.org/preferences/abc");
        assertThat(page.select("details pre").text()).contains("boundary=cut");
        var html = given().get(page.select("iframe").attr("src"));
        assertThat(html.header("Content-Security-Policy")).startsWith("sandbox; default-src 'none'");
        assertThat(html.asString()).contains("<h1>Two papers</h1>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..%2foutside.eml", "%2e%2e%2foutside.eml", "%2fetc%2fpasswd", ".eml", "missing.eml", "x.txt"})
    void nothingOutsideTheFolderIsShown(String name) {
        given().urlEncodingEnabled(false).get("/dev/mail/" + name).then().statusCode(404);
        given().urlEncodingEnabled(false)
                .get("/dev/mail/" + name + "/html")
                .then()
                .statusCode(404);
    }
}
