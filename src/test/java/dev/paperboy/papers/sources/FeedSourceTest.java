package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;

import dev.paperboy.http.FakeHost;
import dev.paperboy.http.TestHttp;
import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedSourceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

    @Test
    void papersOfTheWeekBeforeComeUnderTheirOwnDaysAndOlderOnesStayOut() throws IOException {
        var feed = "<rss>" + item("Today", "2026-10-01") + item("Late", "2026-09-29") + item("Week", "2026-09-24")
                + item("Old", "2026-09-23") + item("Undated", "") + "</rss>";
        try (var host = FakeHost.answering(FakeHost.ok("text/xml", feed.getBytes(UTF_8)))) {
            var answer = source(host).announcedOn(DAY);

            assertThat(answer.sightings())
                    .extracting(Sighting::title, Sighting::day)
                    .containsExactly(
                            tuple("Today", DAY),
                            tuple("Late", LocalDate.of(2026, 9, 29)),
                            tuple("Week", LocalDate.of(2026, 9, 24)),
                            tuple("Undated", DAY));
            assertThat(answer.note()).isEmpty();
        }
    }

    @Test
    void aPageInsteadOfTheFeedIsAFailure() throws IOException {
        try (var host = FakeHost.answering(FakeHost.ok("text/html", "<html/>".getBytes(UTF_8)))) {
            assertThatIOException().isThrownBy(() -> source(host).announcedOn(DAY));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain; charset=utf-8", "application/octet-stream", "text/rss+xml", ""})
    void aFeedIsOneWhateverItsServerCallsIt(String type) throws IOException {
        try (var host =
                FakeHost.answering(FakeHost.ok(type, ("<rss>" + item("A title", "") + "</rss>").getBytes(UTF_8)))) {
            assertThat(source(host).announcedOn(DAY).sightings()).hasSize(1);
        }
    }

    @Test
    void addressesMayBeRelativeToTheFeed() throws IOException {
        var feed = "<rss><item><title>A title</title><link>/papers/1</link></item></rss>";
        try (var host = FakeHost.answering(FakeHost.ok("text/xml", feed.getBytes(UTF_8)))) {
            assertThat(source(host).announcedOn(DAY).sightings().get(0).link())
                    .contains(host.address().resolve("/papers/1"));
        }
    }

    private static String item(String title, String date) {
        return "<item><title>" + title + "</title><pubDate>" + date + "</pubDate></item>";
    }

    private static FeedSource source(FakeHost host) {
        var noon = InstantSource.fixed(Instant.parse("2026-10-01T12:00:00Z"));
        return new FeedSource(TestHttp.client(), host.address(), noon);
    }
}
