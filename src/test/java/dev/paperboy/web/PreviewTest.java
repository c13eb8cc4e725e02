package dev.paperboy.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.subscribers.Links;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the last week would have brought, as the form shows it. */
@QuarkusTest
@TestProfile(WebProfile.class)
class PreviewTest {

    @Inject
    Samples samples;

    @Inject
    Links links;

    @Inject
    Database database;

    @Inject
    SettableClock clock;

    @BeforeEach
    void storePapers() {
        samples.store();
        clock.forward(Duration.ofMinutes(2));
    }

    @Test
    void theScriptGetsTheFragmentOnly() {
        var page = ask("neural audio codecs", true);

        assertThat(page.select("html > head > *")).isEmpty();
        assertThat(page.select(".answer").text()).startsWith("1 paper of the last week’s ");
        assertThat(page.select(".paper h4").text()).isEqualTo("A Neural Audio Codec for Speech");
    }

    @Test
    void theButtonGetsThePageWithEverythingThatWasTyped() {
        var page = ask("neural audio codecs", false);

        assertThat(page.select("#preview .paper h4").text()).isEqualTo("A Neural Audio Codec for Speech");
        assertThat(page.select("#own").text()).isEqualTo("neural audio codecs");
        assertThat(page.select("#address").val()).isEqualTo("ada@example.org");
    }

    @Test
    void aMistakeIsMarkedAtItsSpot() {
        var problem = ask("vision auther:Lovelace", true).select(".problem");

        assertThat(problem.select("mark").text()).isEqualTo("auther:");
        assertThat(problem.select(".hint code").text()).isEqualTo("vision author:Lovelace");
    }

    @Test
    void aLineThatIsWrongAsAWholeIsShownWithoutAMark() {
        var problems = ask("neural audio codecs\n+like:2401.00001\nfolding towels\nmamba OR NOT vision", true)
                .select(".problem");

        assertThat(problems.select(".spot").eachText()).containsExactly("+like:2401.00001", "mamba OR NOT vision");
        assertThat(problems.select("mark")).isEmpty();
    }

    @Test
    void whatMayBeMeantOtherwiseIsPointedOutBesideThePapers() {
        var page = ask("cat:cs.CL author:Ada Lovelace", true);

        assertThat(page.select(".problem mark").text()).isEqualTo("author:Ada Lovelace");
        assertThat(page.select(".problem .hint code").text()).isEqualTo("cat:cs.CL author:\"Ada Lovelace\"");
        assertThat(page.select(".answer").text()).contains("last week");
    }

    @Test
    void theFormMarksAMistakeToo() {
        var page = Jsoup.parse(given().formParam("address", "ada@example.org")
                .formParam("own", "robots\nvision auther:Lovelace")
                .formParam("cadence", "DAILY")
                .formParam("weekday", "MONDAY")
                .formParam("hour", "7")
                .formParam("zone", "UTC")
                .formParam("maximum", "10")
                .post("/subscribe")
                .then()
                .statusCode(400)
                .extract()
                .asString());

        assertThat(page.select("#topics-error mark").text()).isEqualTo("auther:");
        assertThat(page.select("#own").attr("aria-invalid")).isEqualTo("true");
    }

    @Test
    void anAuthorOrACategoryAloneIsATopic() {
        assertThat(ask("author:\"A. Lovelace\"", true).select(".why").text()).contains("author: Ada Lovelace");
        var byCategory = ask("cat:cs.*", true);
        assertThat(byCategory.select(".why").text()).contains("category cs.CL");
        assertThat(ask("cat:math.*", true).select(".paper")).isEmpty();
    }

    @Test
    void aPaperAloneBringsWhatResemblesItAndNotItself() {
        var page = ask("like:https://arxiv.org/abs/2607.00003v2", true);

        assertThat(page.select(".problem")).isEmpty();
        assertThat(page.select(".answer").text()).contains("last week’s");
        assertThat(page.select(".paper h4").eachText()).doesNotContain("A Neural Audio Codec for Speech");
    }

    @Test
    void anExampleThatIsNotKnownIsMarkedAtItsSpot() {
        var alone = ask("cat:cs.CL like:2401.99999", true);
        assertThat(alone.select(".problem").text()).contains("We have no text of arxiv:2401.99999:");
        assertThat(alone.select(".problem mark").text()).isEqualTo("like:2401.99999");
        assertThat(alone.select(".paper")).isEmpty();

        var beside = ask("neural audio codecs like:2401.99999", true);
        assertThat(beside.select(".problem").text()).contains("it counts as soon as a source reports it");
        assertThat(beside.select(".problem .hint code").text()).isEqualTo("neural audio codecs");
        assertThat(beside.select(".paper h4").text()).isEqualTo("A Neural Audio Codec for Speech");
    }

    @Test
    void aLinkAloneLeadsToAnExample() {
        var problem = ask("https://arxiv.org/abs/2607.00003", true).select(".problem");

        assertThat(problem.select(".hint code").text()).isEqualTo("like:arxiv:2607.00003");
    }

    @Test
    void whatTheReaderTypesIsShownAndNotRun() {
        var html = given().header("HX-Request", "true")
                .formParam("own", "auther:<script>alert(1)</script>")
                .post("/subscribe/preview")
                .asString();

        assertThat(html).doesNotContain("<script>").contains("&lt;script&gt;");
    }

    @Test
    void onThePreferencesEachPaperCanBeRatedAndNothingIsKept() {
        var reader = samples.reader("previews@example.org");
        var before = Snapshot.of(database);
        var page = Jsoup.parse(given().formParam("own", "neural audio codecs")
                .post(links.preferences(reader).getRawPath() + "/preview")
                .asString());

        assertThat(Snapshot.of(database)).isEqualTo(before);
        var more = page.select("#preview a:contains(More like this)").attr("href");
        assertThat(given().get(more).statusCode()).isEqualTo(200);
    }

    @Test
    void whoAsksTooOftenIsAskedToWait() {
        for (int i = 0; i < 60; i++) {
            ask("cat:math.*", true);
        }
        assertThat(ask("cat:math.*", true).select(".answer").text()).contains("try again in a moment");
        clock.forward(Duration.ofMinutes(2));
        assertThat(ask("cat:math.*", true).select(".answer").text()).doesNotContain("try again in a moment");
    }

    private static Document ask(String own, boolean script) {
        var request = given().formParam("own", own).formParam("address", "ada@example.org");
        return Jsoup.parse((script ? request.header("HX-Request", "true") : request)
                .post("/subscribe/preview")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
