package dev.paperboy.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.delivery.Courier;
import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.delivery.Outbox;
import dev.paperboy.delivery.OutboxSettings;
import dev.paperboy.digest.Digest;
import dev.paperboy.digest.Digests;
import dev.paperboy.digest.Pick;
import dev.paperboy.matching.Matcher;
import dev.paperboy.papers.Editions;
import dev.paperboy.subscribers.SiteSettings;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Subscribers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What a gateway does that opens every link of a mail before its reader does (Rock 7034, courtlistener 2180 and many more). */
@QuarkusTest
@TestProfile(WebProfile.class)
class ScannerTest {

    private static final Pattern ONE_CLICK = Pattern.compile("(?s)List-Unsubscribe: .*?<(https?://[^>]+)>");

    @Inject
    Samples samples;

    @Inject
    Editions editions;

    @Inject
    Matcher matcher;

    @Inject
    Digests digests;

    @Inject
    Outbox outbox;

    @Inject
    OutboxSettings settings;

    @Inject
    Courier courier;

    @Inject
    Subscribers subscribers;

    @Inject
    SiteSettings site;

    @Inject
    Database database;

    @Inject
    SettableClock clock;

    @Test
    void openingEveryLinkOfADigestChangesNothingAndTheOneClickPostLeavesAtOnce() throws IOException {
        var reader = samples.reader("behind-a-gateway@example.org");
        var mail = send(reader);
        var links = ownLinks(mail);
        assertThat(links).hasSizeGreaterThanOrEqualTo(4);
        var before = Snapshot.of(database);

        for (var link : links) {
            given().urlEncodingEnabled(false).get(link).then().statusCode(200);
            given().urlEncodingEnabled(false).head(link).then().statusCode(200);
        }
        assertThat(Snapshot.of(database)).isEqualTo(before);
        assertThat(state(reader)).isEqualTo(Subscriber.State.ACTIVE);

        given().contentType("application/x-www-form-urlencoded")
                .formParam("List-Unsubscribe", "One-Click")
                .post(pathOf(oneClick(mail)))
                .then()
                .statusCode(200);
        assertThat(state(reader)).isEqualTo(Subscriber.State.LEFT);
    }

    private SavedMail send(Subscriber reader) throws IOException {
        samples.store();
        var edition = editions.find(Samples.WEDNESDAY).orElseThrow();
        var topic = reader.wishes().topics().get(0);
        var matches = matcher.match(edition.papers(), List.of(topic)).getOrDefault(topic, List.of());
        var picks = matches.stream().map(match -> new Pick(match, false)).toList();
        var digest = new Digest(
                reader,
                Samples.WEDNESDAY.plusDays(1),
                List.of(new Digest.Section(topic, picks)),
                0,
                edition.papers().size(),
                edition.reports(),
                matcher.ruleVersion());
        digests.keepMatches(matches, matcher.ruleVersion());
        database.useTransaction(transaction -> {
            digests.save(transaction, List.of(digest), clock.instant());
            outbox.queue(transaction, Kind.DIGEST, List.of(reader.id()), digest.issueDate(), clock.instant());
        });
        courier.deliver(tally -> {});
        return new MailFolder(settings.folder())
                .newestFirst().stream()
                        .filter(mail -> mail.to().contains(reader.address().text()))
                        .findFirst()
                        .orElseThrow();
    }

    private Set<String> ownLinks(SavedMail mail) {
        var paths = new TreeSet<String>();
        for (var link : Jsoup.parse(mail.html()).select("a[href]").eachAttr("href")) {
            if (link.startsWith(site.baseUrl().toString())) {
                paths.add(pathOf(link));
            }
        }
        paths.add(pathOf(oneClick(mail)));
        return paths;
    }

    private static String oneClick(SavedMail mail) {
        var matcher = ONE_CLICK.matcher(mail.source());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private String pathOf(String link) {
        var path = link.substring(site.baseUrl().toString().length());
        return path.startsWith("/") ? path : "/" + path;
    }

    private Subscriber.State state(Subscriber reader) {
        return subscribers.find(reader.id()).orElseThrow().state();
    }
}
