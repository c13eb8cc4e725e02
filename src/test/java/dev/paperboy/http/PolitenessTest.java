package dev.paperboy.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.database.TestDatabases;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How hosts are treated over several requests. */
class PolitenessTest {

    private static final String JSON = "application/json";
    private static final FakeHost.Answer LIST = FakeHost.json("[]");
    private static final FakeHost.Answer BUSY = FakeHost.status("503 Service Unavailable");

    private final ScriptedTime time = new ScriptedTime(TestHttp.NOW);
    private final PoliteClient client = TestHttp.client(time, time);

    private Reply get(FakeHost host) throws IOException {
        return client.get(URI.create(host.address() + "/list"), Set.of(), JSON);
    }

    @Test
    void betweenTwoRequestsToAHostThereIsAPause() throws IOException {
        try (var host = FakeHost.answering(LIST, LIST, LIST)) {
            get(host);
            get(host);
            time.pass(Duration.ofMillis(700));
            get(host);

            assertThat(time.slept()).containsExactly(Duration.ofSeconds(1), Duration.ofMillis(300));
        }
    }

    @Test
    void aRedirectIsARequestOfItsOwn() throws IOException {
        try (var host = FakeHost.answering(FakeHost.redirect("/there"), LIST)) {
            get(host);

            assertThat(time.slept()).containsExactly(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://rss.arxiv.org/atom/cs.CL, arxiv, 3",
        "https://export.arxiv.org/api/query, arxiv, 3",
        "https://oaipmh.arxiv.org/oai, arxiv, 3",
        "https://ARXIV.org/list/cs.CL/new, arxiv, 3",
        "https://api.biorxiv.org/details, biorxiv, 1",
        "https://api.medrxiv.org/details, biorxiv, 1",
        "https://notarxiv.org/, notarxiv.org, 2",
        "http://localhost:8080/, localhost:8080, 2",
    })
    void hostsThatCountTogetherShareOnePause(String address, String name, long seconds) {
        var group = HostGroup.of(URI.create(address), Duration.ofSeconds(2));

        assertThat(group.name()).isEqualTo(name);
        assertThat(group.pause()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void arxivIsLeftAloneForTenMinutesAfterARefusalWithoutAWord() {
        assertThat(HostGroup.of(URI.create("https://export.arxiv.org/"), Duration.ZERO)
                        .restAfterRefusal())
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void anOverloadedServerIsAskedAgainTwice() throws IOException {
        try (var host = FakeHost.answering(BUSY, BUSY, LIST)) {
            assertThat(get(host).text()).isEqualTo("[]");
            assertThat(host.asked()).hasSize(3);
        }
    }

    @Test
    void aCutAnswerIsAskedForAgain() throws IOException {
        try (var host = FakeHost.answering(FakeHost.cut("[{\"paper\":"), LIST)) {
            assertThat(get(host).text()).isEqualTo("[]");
        }
    }

    @Test
    void afterThreeAttemptsItIsAFailure() throws IOException {
        try (var host = FakeHost.answering(BUSY, BUSY, BUSY, LIST)) {
            assertThatIOException().isThrownBy(() -> get(host)).withMessage("localhost answered 503");
            assertThat(host.asked()).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"400 Bad Request", "404 Not Found", "406 Not Acceptable", "429 Too Many Requests"})
    void aRefusalIsNotArguedWith(String status) throws IOException {
        try (var host = FakeHost.answering(FakeHost.status(status), LIST)) {
            assertThatExceptionOfType(StatusException.class).isThrownBy(() -> get(host));
            assertThat(host.asked()).hasSize(1);
        }
    }

    @Test
    void anErrorTextThatCallsItselfSuccessIsNotAskedForAgain() throws IOException {
        var text = FakeHost.ok("text/plain", "Rate exceeded.".getBytes(UTF_8));
        try (var host = FakeHost.answering(text, LIST)) {
            assertThatIOException().isThrownBy(() -> get(host)).withMessageContaining("text/plain");
            assertThat(host.asked()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // In summer the announcement is at midnight, in winter an hour later.
        "2026-07-29T00:00:00Z, 2026-07-29T01:00:00Z",
        "2026-07-29T00:30:00Z, 2026-07-29T01:00:00Z",
        "2026-07-28T23:59:58Z, ",
        "2026-07-29T01:00:00Z, ",
        "2026-12-02T00:30:00Z, 2026-12-02T02:00:00Z",
        "2026-12-02T01:30:00Z, 2026-12-02T02:00:00Z",
        "2026-12-02T05:15:00Z, "
    })
    void arxivIsLeftAloneInTheRushAfterItsAnnouncement(Instant now, @Nullable Instant until) {
        for (var host : List.of("rss.arxiv.org", "export.arxiv.org", "oaipmh.arxiv.org")) {
            var group = HostGroup.of(URI.create("https://" + host), Duration.ofSeconds(1));
            assertThat(group.rushUntil(now)).isEqualTo(Optional.ofNullable(until));
        }
        assertThat(HostGroup.of(URI.create("https://api.biorxiv.org"), Duration.ofSeconds(1))
                        .rushUntil(now))
                .isEmpty();
    }

    @Test
    void nobodyIsSentToArxivBetweenMidnightAndOne() throws IOException {
        try (var database = TestDatabases.h2();
                var host = FakeHost.answering(LIST)) {
            var clock = new ScriptedTime(Instant.parse("2026-07-29T00:30:00Z"));
            var client = TestHttp.through(
                    new InetSocketAddress("localhost", host.address().getPort()), database, clock, clock);
            var arxiv = URI.create("http://export.arxiv.org/api/query");
            assertThatExceptionOfType(RestingException.class)
                    .isThrownBy(() -> client.get(arxiv, Set.of(), "application/json"))
                    .withMessage(
                            "export.arxiv.org is overrun at this hour and is left alone until 2026-07-29 01:00 UTC");
            assertThat(host.asked()).isEmpty();

            clock.pass(Duration.ofMinutes(30));
            assertThat(client.get(arxiv, Set.of(), "application/json").text()).isEqualTo("[]");
        }
    }

    @Test
    void longWorkWaitsAsLongAsAHostAsksFor() throws IOException {
        var busy = FakeHost.status("503 Service Unavailable", "Retry-After: 120");
        try (var host = FakeHost.answering(busy, FakeHost.status("429 Too Many Requests"), LIST)) {
            var reply =
                    client.getPatiently(host.address(), Set.of(), Set.of("application/json"), Duration.ofMinutes(10));

            assertThat(reply.text()).isEqualTo("[]");
            assertThat(time.instant()).isAfterOrEqualTo("2026-07-29T12:03:00Z");
        }
    }

    @Test
    void longWorkDoesNotWaitForEver() throws IOException {
        var busy = FakeHost.status("503 Service Unavailable", "Retry-After: 120");
        try (var host = FakeHost.answering(busy, busy, busy, busy, busy, busy, busy, busy, busy)) {
            assertThatIOException()
                    .isThrownBy(() -> client.getPatiently(
                            host.address(), Set.of(), Set.of("application/json"), Duration.ofHours(10)));
            assertThat(host.asked()).hasSizeLessThan(8);
        }
    }

    @Test
    void aHostThatNamesATimeIsLeftAloneUntilThen() throws IOException {
        try (var host = FakeHost.answering(FakeHost.status("429 Too Many Requests", "Retry-After: 120"), LIST)) {
            assertThatExceptionOfType(StatusException.class).isThrownBy(() -> get(host));
            assertThatExceptionOfType(RestingException.class)
                    .isThrownBy(() -> get(host))
                    .withMessage("localhost asked for a rest and is left alone until 2026-07-29 12:02 UTC");
            assertThat(host.asked()).hasSize(1);

            time.pass(Duration.ofMinutes(2));
            assertThat(get(host).text()).isEqualTo("[]");
        }
    }

    @Test
    void aHostThatRefusesWithoutATimeIsLeftAloneForAMinute() throws IOException {
        try (var host = FakeHost.answering(FakeHost.status("429 Too Many Requests"), LIST)) {
            assertThatExceptionOfType(StatusException.class).isThrownBy(() -> get(host));

            assertThatExceptionOfType(RestingException.class)
                    .isThrownBy(() -> get(host))
                    .satisfies(e -> assertThat(e.until()).isEqualTo(TestHttp.NOW.plusSeconds(60)));
        }
    }

    @Test
    void aShortRestIsWaitedFor() throws IOException {
        var soon = FakeHost.status("503 Service Unavailable", "Retry-After: 20");
        try (var host = FakeHost.answering(soon, LIST)) {
            assertThat(get(host).text()).isEqualTo("[]");
            assertThat(time.slept()).containsExactly(Duration.ofSeconds(20));
        }
    }

    @Test
    void theLastAnswerOfARateIsTheLastUntilTheWindowEnds() throws IOException {
        var last = FakeHost.ok(JSON, "[]".getBytes(UTF_8), "RateLimit: \"api\";r=0;t=200");
        try (var host = FakeHost.answering(last, LIST)) {
            assertThat(get(host).text()).isEqualTo("[]");
            assertThatExceptionOfType(RestingException.class).isThrownBy(() -> get(host));
            assertThat(host.asked()).hasSize(1);
        }
    }

    @Test
    void aRateThatIsNotSpentHoldsNobodyUp() throws IOException {
        var some = FakeHost.ok(JSON, "[]".getBytes(UTF_8), "RateLimit: \"api\";r=10;t=200", "RateLimit-Remaining: 3");
        try (var host = FakeHost.answering(some, LIST)) {
            get(host);
            assertThat(get(host).text()).isEqualTo("[]");
        }
    }

    @Test
    void aHostThatFailsTimeAfterTimeIsNotAskedForAWhile() throws IOException {
        try (var host = FakeHost.answering(BUSY, BUSY, BUSY, BUSY, BUSY, LIST)) {
            assertThatIOException().isThrownBy(() -> get(host)).withMessage("localhost answered 503");
            assertThatIOException().isThrownBy(() -> get(host));
            assertThatExceptionOfType(RestingException.class)
                    .isThrownBy(() -> get(host))
                    .withMessageStartingWith("localhost failed time after time and is left alone until 2026-07-29 12:");
            assertThat(host.asked()).hasSize(5);
        }
    }

    @Test
    void oneFailingHostDoesNotCloseTheWayToAnother() throws IOException {
        try (var failing = FakeHost.answering(BUSY, BUSY, BUSY, BUSY, BUSY, BUSY);
                var good = FakeHost.answering(LIST)) {
            assertThatIOException().isThrownBy(() -> get(failing));
            assertThatIOException().isThrownBy(() -> get(failing));

            assertThat(get(good).text()).isEqualTo("[]");
        }
    }

    @Test
    void whatIsStoredIsNotSentAgain() throws IOException {
        var first = FakeHost.ok(
                JSON, "[1]".getBytes(UTF_8), "ETag: W/\"v1\"", "Last-Modified: Wed, 29 Jul 2026 04:00:00 GMT");
        try (var host = FakeHost.answering(first, FakeHost.status("304 Not Modified"))) {
            var address = URI.create(host.address() + "/feed");
            var reply = client.getIfChanged(address, Set.of(), Set.of(JSON)).orElseThrow();
            client.remember(address, reply);

            assertThat(client.getIfChanged(address, Set.of(), Set.of(JSON))).isEmpty();
            assertThat(host.heads().get(0)).doesNotContain("If-None-Match", "If-Modified-Since");
            assertThat(host.heads().get(1))
                    .contains("If-None-Match: W/\"v1\"\r\n", "If-Modified-Since: Wed, 29 Jul 2026 04:00:00 GMT\r\n");
        }
    }

    @Test
    void whatWasNotRememberedIsSentAgain() throws IOException {
        var first = FakeHost.ok(JSON, "[1]".getBytes(UTF_8), "ETag: \"v1\"");
        try (var host = FakeHost.answering(first, first)) {
            var address = URI.create(host.address() + "/feed");
            assertThat(client.getIfChanged(address, Set.of(), Set.of(JSON))).isPresent();

            assertThat(client.getIfChanged(address, Set.of(), Set.of(JSON))).isPresent();
            assertThat(host.heads().get(1)).doesNotContain("If-None-Match");
        }
    }

    @Test
    void unchangedIsNoAnswerToAPlainQuestion() throws IOException {
        try (var host = FakeHost.answering(FakeHost.status("304 Not Modified"))) {
            assertThatIOException().isThrownBy(() -> get(host)).withMessage("localhost answered 304");
        }
    }

    @Test
    void theAnswerMayBeOneOfSeveralKinds() throws IOException {
        var kinds = Set.of("application/xml", "application/atom+xml");
        try (var host = FakeHost.answering(FakeHost.ok("application/xml", "<feed/>".getBytes(UTF_8)), LIST)) {
            assertThat(client.get(host.address(), Set.of(), kinds).text()).isEqualTo("<feed/>");
            assertThatIOException()
                    .isThrownBy(() -> client.get(host.address(), Set.of(), kinds))
                    .withMessageEndingWith("instead of application/atom+xml or application/xml");
            assertThat(host.heads().get(0)).contains("Accept: application/atom+xml, application/xml\r\n");
        }
    }

    @Test
    void aWrongCharsetDoesNotSpoilNames() throws IOException {
        var utf8 = FakeHost.ok("application/json; charset=iso-8859-1", "[\"Gödel\"]".getBytes(UTF_8));
        var latin = FakeHost.ok("application/json; charset=\"iso-8859-1\"", "[\"Gödel\"]".getBytes(ISO_8859_1));
        var wide = FakeHost.ok("application/json;charset=utf-16le", "[\"Gödel\"]".getBytes(UTF_16LE));
        var unknown = FakeHost.ok("application/json; charset=x-none", "[\"G\\u00f6del\", \"Gö\"]".getBytes(ISO_8859_1));
        try (var host = FakeHost.answering(utf8, latin, wide, unknown)) {
            assertThat(get(host).text()).isEqualTo("[\"Gödel\"]");
            assertThat(get(host).text()).isEqualTo("[\"Gödel\"]");
            assertThat(get(host).text()).isEqualTo("[\"Gödel\"]");
            assertThat(get(host).text()).isEqualTo("[\"G\\u00f6del\", \"G\uFFFD\"]");
        }
    }
}
