package dev.paperboy.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Papers;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Links;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Subscribers;
import dev.paperboy.topics.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WebProfile.class)
class PersonalLinksTest {

    private static final String PAPER = "arxiv:2607.00001";

    @Inject
    Samples samples;

    @Inject
    Subscribers subscribers;

    @Inject
    Papers papers;

    @Inject
    Links links;

    @Inject
    Database database;

    @Inject
    SettableClock clock;

    @BeforeEach
    void storePapers() {
        samples.store();
    }

    @Test
    void openingAnyPersonalLinkChangesNothing() {
        var reader = samples.reader("scanned@example.org");
        var before = Snapshot.of(database);
        for (var link : all(reader)) {
            given().get(link.toString()).then().statusCode(200);
            given().head(link.toString()).then().statusCode(200);
            given().options(link.toString());
        }
        assertThat(Snapshot.of(database)).isEqualTo(before);
    }

    @Test
    void oneClickLeavesAtOnceAndAgainAndWithEveryBody() {
        var reader = samples.reader("one-click@example.org");
        var link = links.unsubscribe(reader).getRawPath();
        clock.forward(Duration.ofDays(60));
        var first = given().redirects()
                .follow(false)
                .header("Origin", "https://mail.example")
                .contentType("application/x-www-form-urlencoded")
                .formParam("List-Unsubscribe", "One-Click")
                .post(link);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.cookies()).isEmpty();
        assertThat(now(reader).state()).isEqualTo(Subscriber.State.LEFT);
        var after = Snapshot.of(database);
        given().multiPart("List-Unsubscribe", "One-Click").post(link).then().statusCode(200);
        given().post(link).then().statusCode(200);
        assertThat(Snapshot.of(database)).isEqualTo(after);
    }

    @Test
    void aMultipartOneClickLeavesToo() {
        var reader = samples.reader("multipart@example.org");
        given().multiPart("List-Unsubscribe", "One-Click")
                .post(links.unsubscribe(reader).getRawPath())
                .then()
                .statusCode(200);
        assertThat(now(reader).state()).isEqualTo(Subscriber.State.LEFT);
    }

    @Test
    void aTokenIsGoodForItsPurposeAndItsReaderOnly() {
        var reader = samples.reader("careful@example.org");
        var before = Snapshot.of(database);
        var unsubscribe = links.unsubscribe(reader).getRawPath().replace("/unsubscribe/", "");
        var preferences = links.preferences(reader).getRawPath().replace("/preferences/", "");
        for (var path : new String[] {
            "/preferences/" + unsubscribe,
            "/preferences/" + unsubscribe + "/leave",
            "/unsubscribe/" + preferences,
            "/unsubscribe/" + preferences.substring(1),
            "/unsubscribe/x",
            "/confirm/" + preferences
        }) {
            given().contentType("application/x-www-form-urlencoded")
                    .post(path)
                    .then()
                    .statusCode(404);
            assertThat(Jsoup.parse(given().get(path.replace("/leave", "")).asString())
                            .select("h1")
                            .text())
                    .isEqualTo("This link does not work");
        }
        assertThat(Snapshot.of(database)).isEqualTo(before);
    }

    @Test
    void thePausePresetEndsInTwoWeeks() {
        var reader = samples.reader("pauses@example.org");
        act(reader, "/pause");
        assertThat(now(reader).pausedUntil()).contains(today().plusWeeks(2));
        act(reader, "/resume");
        assertThat(now(reader).pausedUntil()).isEmpty();
    }

    @Test
    void aPauseLastsUntilTheDateOfTheFieldButNotForEver() {
        var reader = samples.reader("dated@example.org");
        var path = links.preferences(reader).getRawPath() + "/pause";
        var until = today().plusDays(40);
        given().formParam("until", until.toString()).post(path).then().statusCode(200);
        assertThat(now(reader).pausedUntil()).contains(until);
        for (var wrong : new String[] {today().toString(), "2999-01-01", "2026-02-30", ""}) {
            var page = Jsoup.parse(given().formParam("until", wrong)
                    .post(path)
                    .then()
                    .statusCode(400)
                    .extract()
                    .asString());
            assertThat(page.select("#until-error").text()).startsWith("Please give a date after today");
            assertThat(page.select("#until").val()).isEqualTo(wrong);
        }
        assertThat(now(reader).pausedUntil()).contains(until);
    }

    @Test
    void weeklyInsteadKeepsEverythingElse() {
        var reader = samples.reader("weekly@example.org");
        act(reader, "/weekly");
        var wishes = now(reader).wishes();
        assertThat(wishes.rhythm().cadence()).isEqualTo(Cadence.WEEKLY);
        assertThat(wishes.rhythm().weekday()).isEqualTo(reader.wishes().rhythm().weekday());
        assertThat(wishes.topics()).isEqualTo(reader.wishes().topics());
    }

    @Test
    void wishesThatAreSavedAreShownWithWhatMayBeMeantOtherwise() {
        var reader = samples.reader("saves@example.org");
        var page = Jsoup.parse(given().formParam("own", "author:Yann LeCun")
                .formParam("cadence", "DAILY")
                .formParam("weekday", "MONDAY")
                .formParam("hour", "7")
                .formParam("zone", "UTC")
                .formParam("maximum", "10")
                .post(links.preferences(reader).getRawPath())
                .then()
                .statusCode(200)
                .extract()
                .asString());
        assertThat(page.select(".flash").text()).startsWith("Saved.");
        assertThat(page.select(".problem .spot").text()).isEqualTo("author:Yann LeCun");
        assertThat(now(reader).wishes().topics()).containsExactly(Topic.parse("author:Yann LeCun"));
    }

    @Test
    void leavingFromThePreferencesLeaves() {
        var reader = samples.reader("leaves@example.org");
        act(reader, "/leave");
        act(reader, "/leave");
        assertThat(now(reader).state()).isEqualTo(Subscriber.State.LEFT);
        given().get(links.preferences(reader).getRawPath()).then().statusCode(410);
    }

    @Test
    void whoeverOnlyWantsLessFindsItBesideTheLeaveButton() {
        var reader = samples.reader("less@example.org");
        var link = links.unsubscribe(reader).getRawPath();
        var page = Jsoup.parse(given().get(link).asString());
        assertThat(page.select("main form").eachAttr("action"))
                .containsExactly(link, link + "/pause", link + "/weekly");
        assertThat(page.select("main input")).isEmpty();
        given().post(link + "/pause").then().statusCode(200);
        given().post(link + "/weekly").then().statusCode(200);
        assertThat(now(reader).pausedUntil()).contains(today().plusWeeks(2));
        assertThat(now(reader).wishes().rhythm().cadence()).isEqualTo(Cadence.WEEKLY);
    }

    @Test
    void theLastVerdictOnAPaperCounts() {
        var reader = samples.reader("taste@example.org");
        var link = links.taste(reader, PAPER, true).getRawPath();
        given().formParam("verdict", "more").post(link).then().statusCode(200);
        given().formParam("verdict", "less").post(link).then().statusCode(200);
        given().formParam("verdict", "perhaps").post(link).then().statusCode(400);
        given().formParam("verdict", "more").post(link + "9").then().statusCode(404);
        var paper = papers.find(PaperId.parse(PAPER)).orElseThrow();
        var verdicts = database.read(handle -> handle.createQuery(
                        "select verdict from taste where subscriber_id = :reader and paper_id = :paper")
                .bind("reader", reader.id())
                .bind("paper", paper.key())
                .mapTo(Integer.class)
                .list());
        assertThat(verdicts).containsExactly(-1);
    }

    private void act(Subscriber reader, String action) {
        given().contentType("application/x-www-form-urlencoded")
                .post(links.preferences(reader).getRawPath() + action)
                .then()
                .statusCode(200);
    }

    private List<URI> all(Subscriber reader) {
        return List.of(
                URI.create(links.preferences(reader).getRawPath()),
                URI.create(links.unsubscribe(reader).getRawPath()),
                URI.create(links.taste(reader, PAPER, true).getRawPath() + "?more"),
                URI.create(links.taste(reader, PAPER, false).getRawPath() + "?less"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
    }

    private Subscriber now(Subscriber reader) {
        return subscribers.find(reader.id()).orElseThrow();
    }
}
