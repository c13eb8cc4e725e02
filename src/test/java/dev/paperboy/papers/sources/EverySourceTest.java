package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.http.FakeHost;
import dev.paperboy.http.FakeHost.Answer;
import dev.paperboy.http.PoliteClient;
import dev.paperboy.http.TestHttp;
import dev.paperboy.papers.UnreadableException;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each source makes of a host that sends something else: never an empty list, always a clear failure. */
class EverySourceTest {

    private static final String PORTAL = "<!DOCTYPE html>\n<html><head><title>Log in to the network</title></head>"
            + "<body><form action='/login'><input name='room'></form></body></html>";

    @ParameterizedTest
    @EnumSource
    void aPageThatAsksToLogInCallsForAPerson(EverySource source) throws IOException {
        assertUnreadable(source, ok("text/html; charset=utf-8", PORTAL));
    }

    @ParameterizedTest
    @EnumSource
    void aPageThatPretendsToBeWhatWasAskedForCallsForAPerson(EverySource source) throws IOException {
        assertUnreadable(source, ok(kind(source), PORTAL));
    }

    @ParameterizedTest
    @EnumSource
    void anotherKindOfFileCallsForAPerson(EverySource source) throws IOException {
        assertUnreadable(source, ok("application/pdf", "%PDF-1.7"));
    }

    @ParameterizedTest
    @EnumSource
    void wordsInsteadOfAListCallForAPerson(EverySource source) throws IOException {
        assertUnreadable(source, ok("text/plain", "This interface has moved. Please see our news."));
    }

    @ParameterizedTest
    @EnumSource
    void anotherListThanWasAskedForCallsForAPerson(EverySource source) throws IOException {
        assertUnreadable(source, ok(kind(source), kind(source).endsWith("json") ? "{\"news\":[]}" : "<news></news>"));
    }

    @ParameterizedTest
    @EnumSource
    void wordsOfAFaultThatPassesCallForNobody(EverySource source) throws IOException {
        assertFails(source, ok("text/plain", "Rate exceeded.\n"));
        assertFails(source, ok("text/html", "Error : (2002) Connection refused"));
        assertFails(source, ok(kind(source), "Rate exceeded."));
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyAnswerIsAFailureAndNoEmptyList(EverySource source) throws IOException {
        assertFails(source, ok(kind(source), ""));
        assertFails(source, ok("", " \n"));
    }

    @ParameterizedTest
    @EnumSource
    void aCutAnswerIsAFailureAndNoShortList(EverySource source) throws IOException {
        assertFails(source, FakeHost.cut(kind(source).endsWith("json") ? "[{" : "<feed><entry>"));
    }

    @ParameterizedTest
    @EnumSource
    void aHostThatIsBusyOrDownIsAFailure(EverySource source) throws IOException {
        assertFails(source, FakeHost.status("429 Too Many Requests"));
        assertFails(source, FakeHost.status("429 Too Many Requests", "Retry-After: 7200"));
        assertFails(source, FakeHost.status("503 Service Unavailable"));
        assertFails(source, FakeHost.status("503 Service Unavailable", "Retry-After: 7200"));
    }

    @ParameterizedTest
    @EnumSource
    void aRedirectIntoTheNetworkNextDoorIsNotFollowed(EverySource source) throws IOException {
        assertFails(source, FakeHost.redirect("http://127.0.0.1:1/"));
        assertFails(source, FakeHost.redirect("https://127.0.0.1/"));
        assertFails(source, FakeHost.redirect("http://169.254.169.254/latest/meta-data/"));
    }

    @ParameterizedTest
    @EnumSource
    void aBombAndADripEndInTime(EverySource source) throws IOException {
        assertFails(source, FakeHost.ok(kind(source), FakeHost.gzip(new byte[4 << 20]), "Content-Encoding: gzip"));
        assertFails(TestHttp.impatient(), source, FakeHost.drip());
    }

    private static void assertUnreadable(EverySource source, Answer answer) throws IOException {
        try (var host = always(answer)) {
            assertThatIOException()
                    .isThrownBy(() -> source.ask(TestHttp.client(), host.address()))
                    .isInstanceOf(UnreadableException.class);
            assertThat(host.asked()).as("once for each way there is").hasSizeLessThan(3);
        }
    }

    private static void assertFails(EverySource source, Answer answer) throws IOException {
        assertFails(TestHttp.client(), source, answer);
    }

    private static void assertFails(PoliteClient client, EverySource source, Answer answer) throws IOException {
        try (var host = always(answer)) {
            assertThatIOException()
                    .isThrownBy(() -> source.ask(client, host.address()))
                    .isNotInstanceOf(UnreadableException.class);
        }
    }

    private static FakeHost always(Answer answer) {
        return FakeHost.answering(IntStream.range(0, 10).mapToObj(i -> answer).toArray(Answer[]::new));
    }

    private static Answer ok(String type, String body) {
        return FakeHost.ok(type, body.getBytes(UTF_8));
    }

    /** What a source is sent when all is well. */
    private static String kind(EverySource source) {
        return switch (source) {
            case HUGGING_FACE, BIORXIV, CROSSREF -> "application/json";
            case ARXIV_FEED, ARXIV_HISTORY, ARXIV_OAI, FEED -> "text/xml";
        };
    }
}
