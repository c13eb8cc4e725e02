package dev.paperboy.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.topics.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WebProfile.class)
class DaysTest {

    @Inject
    Samples samples;

    @BeforeEach
    void storePapers() {
        samples.store();
    }

    @Test
    void theFrontDoorShowsTheNewestDayInTrendingOrder() {
        var page = page("/", 200);
        assertThat(page.select("h1").text()).isEqualTo("Daily Papers");
        assertThat(page.select(".date").text()).isEqualTo("Wednesday, 29 July 2026");
        assertThat(page.select(".papers h3").eachText())
                .startsWith("<script>alert(1)</script> & Friends of Ölen")
                .hasSize(3);
        assertThat(page.select(".banner").text()).startsWith("Get trending papers in your email inbox!");
        assertThat(page.select(".banner a").attr("href")).isEqualTo("/subscribe");
    }

    @Test
    void previousAndNextSkipDaysWithoutPapers() {
        assertThat(page("/days/2026-07-29", 200).select("a[rel=prev]").attr("href"))
                .isEqualTo("/days/2026-07-27");
        assertThat(page("/days/2026-07-27", 200).select("a[rel=next]").attr("href"))
                .isEqualTo("/days/2026-07-29");
    }

    @Test
    void aDayWithoutPapersSaysSoAndLinksToItsNeighbours() {
        var page = page("/days/2026-07-28", 200);
        assertThat(page.select(".summary").text()).startsWith("No papers of this day have reached us");
        assertThat(page.select("a[rel=prev]").attr("href")).isEqualTo("/days/2026-07-27");
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/days/2026-07-29");
    }

    @Test
    void theCalendarLinksDaysThatHavePapersWithTheirNumber() {
        var days = page("/days/2026-07-28", 200).select(".calendar td a");
        assertThat(days.eachAttr("href")).containsExactly("/days/2026-07-27", "/days/2026-07-29");
        assertThat(days.eachAttr("aria-label"))
                .containsExactly("Monday, 27 July 2026, 1 paper", "Wednesday, 29 July 2026, 3 papers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/days/2026-02-30", "/days/tomorrow", "/days/+999999-01-01", "/days?date=x", "/days"})
    void whatIsNoDateIsNoPage(String path) {
        page(path, 404);
    }

    @Test
    void theDateFieldLeadsToTheDaysOwnAddress() {
        given().redirects()
                .follow(false)
                .get("/days?date=2026-07-27")
                .then()
                .statusCode(303)
                .header("Location", org.hamcrest.Matchers.endsWith("/days/2026-07-27"));
    }

    @Test
    void nothingHostileBecomesMarkupOrLink() {
        var page = page("/", 200);
        assertThat(page.select("main script, main img")).isEmpty();
        assertThat(page.select("a[href^=javascript]")).isEmpty();
        assertThat(page.select(".facts a[rel='noopener nofollow']").eachAttr("href"))
                .contains("https://arxiv.org/abs/2607.00001", "https://arxiv.org/abs/2607.00003")
                .allMatch(href -> href.startsWith("https://"));
    }

    @Test
    void aTopicListsOnlyWhatFitsAndShowsWhy() {
        var page = page("/days/2026-07-29?topic=speculative+decoding+for+large+language+models", 200);
        assertThat(page.select(".papers h3").eachText())
                .containsExactly("Draft and Check: Speculative Decoding That Adapts");
        assertThat(page.select(".why mark").eachText()).isNotEmpty();
        assertThat(page.select(".answer a").eachAttr("href"))
                .contains("/subscribe?topic=speculative+decoding+for+large+language+models");
    }

    @Test
    void aTopicThatNothingFitsIsAnsweredWithCourtesy() {
        var page = page("/days/2026-07-29?topic=ancient+Roman+pottery", 200);
        assertThat(page.select(".papers")).isEmpty();
        assertThat(page.select(".answer").text()).startsWith("Nothing of this day fits “ancient Roman pottery”");
    }

    @Test
    void aTopicThatIsNoneIsExplainedAtItsField() {
        var page = page("/days/2026-07-29?topic=" + "x".repeat(501), 200);
        assertThat(page.select("#topic-error").text()).isNotBlank();
        assertThat(page.select("#topic").attr("aria-describedby")).isEqualTo("topic-error");
        assertThat(page.select(".papers h3")).hasSize(3);
    }

    @Test
    void everyPaperOfADayHasAPageOfItsOwn() {
        for (var href : page("/", 200).select(".papers h3 a").eachAttr("href")) {
            assertThat(page(href, 200).select("h1").text()).isNotBlank();
        }
    }

    @Test
    void aPapersPageLeadsToAFormWithItAsAnExample() {
        for (var href : page("/", 200).select(".papers h3 a").eachAttr("href")) {
            var form = page(href, 200)
                    .select("a:contains(papers like this one by mail)")
                    .attr("href");
            var typed = page(form, 200).select("#own").text();

            assertThat(Topic.parse(typed).like()).hasSize(1);
            assertThat(typed).startsWith("like:" + Topic.parse(typed).like().get(0));
        }
        assertThat(page("/papers/arxiv:2607.00004", 200)
                        .select("a[href^=/subscribe?topic]")
                        .attr("href"))
                .isEqualTo("/subscribe?topic=like%3Aarxiv%3A2607.00004");
    }

    @Test
    void aDayAskedByAnUnknownExampleSaysSo() {
        assertThat(page("/days/2026-07-29?topic=like:2401.99999", 200)
                        .select("#topic-error")
                        .text())
                .startsWith("We have no text of arxiv:2401.99999:");
    }

    @Test
    void aPapersPageTellsWhichSourceSaidWhatAndWhen() {
        assertThat(page("/papers/arxiv:2607.00004", 200)
                        .select("details:has(summary:contains(Who said so)) p")
                        .eachText())
                .containsExactly(
                        "Title, authors, abstract, link, categories: test, Monday, 27 July 2026",
                        "Summary: other, Wednesday, 29 July 2026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/papers/arxiv:2607.99999", "/papers/doi:10.1/x", "/papers/%00", "/nowhere", "/papers"})
    void whatWeDoNotHaveIsSaidInOurOwnWords(String path) {
        assertThat(page(path, 404).select("h1").text()).isEqualTo("This page does not exist");
    }

    private static Document page(String path, int status) {
        var body = given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(status)
                .contentType("text/html")
                .extract()
                .asString();
        return Jsoup.parse(body);
    }
}
