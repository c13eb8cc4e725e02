package dev.paperboy.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Changes;
import dev.paperboy.subscribers.Joining;
import dev.paperboy.subscribers.Links;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Subscribers;
import dev.paperboy.topics.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WebProfile.class)
class SignupTest {

    @Inject
    Samples samples;

    @Inject
    Subscribers subscribers;

    @Inject
    Changes changes;

    @Inject
    Joining joining;

    @Inject
    Links links;

    @Inject
    Database database;

    @Inject
    SettableClock clock;

    @Test
    void theAnswerIsTheSameWhoeverIsMeant() {
        samples.reader("known@example.org");
        changes.leave(samples.reader("left@example.org"), Changes.Reason.LEFT);
        var fresh = subscribe("fresh@example.org");
        assertThat(fresh.statusCode()).isEqualTo(200);
        for (var address : new String[] {"fresh@example.org", "known@example.org", "left@example.org"}) {
            var answer = subscribe(address);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.asString()).isEqualTo(fresh.asString());
        }
    }

    @Test
    void aRequestQueuesTheMailThatAsks() {
        subscribe("asked@example.org");
        assertThat(state("asked@example.org")).isEqualTo(Subscriber.State.PENDING);
        var kinds = database.read(handle -> handle.createQuery("select kind from delivery where subscriber_id = :id")
                .bind("id", find("asked@example.org").id())
                .mapTo(String.class)
                .list());
        assertThat(kinds).containsExactly("CONFIRMATION");
    }

    @Test
    void mistakesAreShownAtTheirFieldsAndNothingTypedIsLost() {
        var answer = form().formParam("address", "nobody at home")
                .formParam("own", "")
                .formParam("zone", "Mars/Base")
                .formParam("maximum", "99")
                .post("/subscribe");
        assertThat(answer.statusCode()).isEqualTo(400);
        var page = Jsoup.parse(answer.asString());
        assertThat(page.select("#address-error, #topics-error, #zone-error, #maximum-error"))
                .hasSize(4);
        assertThat(page.select("#address").val()).isEqualTo("nobody at home");
        assertThat(page.select("#zone option[selected]").val()).isEqualTo("Mars/Base");
        assertThat(page.select("#maximum").val()).isEqualTo("99");
        assertThat(page.select("input[name=cadence][checked]").val()).isEqualTo("WEEKLY");
    }

    @Test
    void aTopicThatIsOfferedNoMoreComesBackAsTheReadersOwn() {
        var chip = Catalogue.entries().get(2).topic().text();
        var page = Jsoup.parse(form().formParam("address", "nobody at home")
                .formParam("chosen", chip, "phrenology")
                .formParam("own", "robots\nneural codecs")
                .formParam("zone", "UTC")
                .formParam("maximum", "5")
                .post("/subscribe")
                .asString());
        assertThat(page.select("input[name=chosen][checked]").eachAttr("value")).containsExactly(chip);
        assertThat(page.select("#own").val()).isEqualTo("robots\nneural codecs\nphrenology");
        assertThat(page.select("#hour option[selected]").val()).isEqualTo("18");
        assertThat(page.select("#weekday option[selected]").val()).isEqualTo("FRIDAY");
    }

    @Test
    void theBrowserGuessesAZoneOnlyBeforeOneWasChosen() {
        assertThat(Jsoup.parse(given().get("/subscribe").asString()).select("#zone[data-guess]"))
                .hasSize(1);
        var again = form().formParam("own", "robots")
                .formParam("zone", "UTC")
                .formParam("maximum", "5")
                .post("/subscribe");
        assertThat(again.statusCode()).isEqualTo(400);
        var page = Jsoup.parse(again.asString());
        assertThat(page.select("#zone[data-guess]")).isEmpty();
        assertThat(page.select("#zone option[selected]").val()).isEqualTo("UTC");
    }

    @Test
    void aTopicOfWhichNothingCouldWorkIsRefusedAndOneThatLacksAnExampleIsTaken() {
        var refused = ask("example1@example.org", "cat:cs.CL like:2401.99999");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(refused.asString()).select("#topics-error mark").text())
                .isEqualTo("like:2401.99999");

        var taken = ask("example2@example.org", "neural codecs like:2401.99999");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(taken.asString()).select("main").text())
                .contains("We have no text of arxiv:2401.99999: it counts as soon as a source reports it.");
    }

    @Test
    void whatMayBeMeantOtherwiseIsSaidOnceWithItsTopicWhenItIsTaken() {
        var taken =
                ask("hints@example.org", "robots\nauthor:Yann LeCun\nvision author:Ada Lovelace author:Ada Lovelace");
        assertThat(taken.statusCode()).isEqualTo(200);
        var hints = Jsoup.parse(taken.asString()).select(".problem");
        assertThat(hints.select(".spot").eachText())
                .containsExactly("author:Yann LeCun", "vision author:Ada Lovelace author:Ada Lovelace");
        assertThat(hints.get(0).select(".hint code").text()).isEqualTo("author:\"Yann LeCun\"");

        assertThat(Jsoup.parse(subscribe("nohints@example.org").asString())
                        .select("main")
                        .text())
                .doesNotContain("look at this once more");
    }

    @Test
    void aRobotThatFillsInEverythingLearnsAndChangesNothing() {
        var human = subscribe("human@example.org").asString();
        var before = Snapshot.of(database);
        var answer = form().formParam("address", "robot@example.org")
                .formParam("own", "robots")
                .formParam("website", "https://spam.example")
                .post("/subscribe");
        assertThat(answer.asString()).isEqualTo(human);
        assertThat(Snapshot.of(database)).isEqualTo(before);
    }

    @Test
    void openingTheLinkShowsAndPressingTheButtonConfirms() {
        subscribe("opens@example.org");
        var link = confirmation("opens@example.org");
        var before = Snapshot.of(database);
        var page =
                Jsoup.parse(given().get(link).then().statusCode(200).extract().asString());
        given().head(link).then().statusCode(200);
        assertThat(page.select("main").text()).contains("opens@example.org", "efficient attention", "Every Friday");
        assertThat(page.select("form")).hasSize(1);
        assertThat(page.select("form").attr("action")).isEqualTo(link);
        assertThat(Snapshot.of(database)).isEqualTo(before);

        given().post(link).then().statusCode(200);
        assertThat(state("opens@example.org")).isEqualTo(Subscriber.State.ACTIVE);
        given().post(link).then().statusCode(410);
        given().get(link).then().statusCode(410);
    }

    @Test
    void aLinkThatIsTooOldConfirmsNothing() {
        subscribe("late@example.org");
        var link = confirmation("late@example.org");
        clock.forward(Duration.ofHours(49));
        given().get(link).then().statusCode(410);
        given().post(link).then().statusCode(410);
        assertThat(state("late@example.org")).isEqualTo(Subscriber.State.PENDING);
    }

    @Test
    void aMangledOrForeignLinkConfirmsNothing() {
        subscribe("mangled@example.org");
        var link = confirmation("mangled@example.org");
        var before = Snapshot.of(database);
        var foreign = links.preferences(samples.reader("known@example.org"))
                .getRawPath()
                .replace("/preferences/", "/confirm/");
        for (var wrong : new String[] {link.substring(0, link.length() - 1), link + "x", "/confirm/%00", foreign}) {
            given().urlEncodingEnabled(false).post(wrong).then().statusCode(404);
        }
        assertThat(state("mangled@example.org")).isEqualTo(Subscriber.State.PENDING);
        assertThat(Snapshot.of(database).rows().get("join_request"))
                .isEqualTo(before.rows().get("join_request"));
    }

    private Response subscribe(String address) {
        return ask(address, "efficient attention");
    }

    private static Response ask(String address, String own) {
        return form().formParam("address", address)
                .formParam("own", own)
                .formParam("zone", "Europe/Berlin")
                .formParam("maximum", "5")
                .post("/subscribe");
    }

    private static RequestSpecification form() {
        return given().contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParam("cadence", "WEEKLY")
                .formParam("weekday", "FRIDAY")
                .formParam("hour", "18");
    }

    private String confirmation(String address) {
        var request = joining.open(find(address).id()).orElseThrow();
        return links.confirm(request.handle()).getRawPath();
    }

    private Subscriber.State state(String address) {
        return find(address).state();
    }

    private Subscriber find(String address) {
        return subscribers.find(Address.parse(address)).orElseThrow();
    }
}
