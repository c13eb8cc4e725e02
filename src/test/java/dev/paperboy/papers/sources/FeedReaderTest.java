package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedReaderTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

    @Test
    void readsEveryFactOfAJournalsEntry() throws IOException {
        var sighting = read("feed-normal.rss").sightings().get(0);

        assertThat(sighting.day()).isEqualTo(DAY);
        assertThat(sighting.title()).startsWith("CO2 in Cafés");
        assertThat(sighting.ids()).containsExactly(PaperId.doi("10.1000/s41586-026-1"));
        assertThat(sighting.authors()).containsExactly("Ada Example", "Bo Sample");
        assertThat(sighting.link()).contains(URI.create("https://journal.example/articles/1"));
    }

    @Test
    void textIsPlainAndScriptsAreGone() throws IOException {
        assertThat(read("feed-normal.rss").sightings().get(0).abstractText())
                .isEqualTo("Journal of Examples, Published online; doi");
    }

    @Test
    void aDoiIsFoundInTheAddress() throws IOException {
        var sighting = read("feed-normal.rss").sightings().get(1);

        assertThat(sighting.ids()).containsExactly(PaperId.doi("10.1000/ex.2026.2"));
        assertThat(sighting.authors()).containsExactly("Ada Example", "Bo Sample", "Cy Third");
    }

    @Test
    void theDayIsTheOneThatTheJournalWrites() throws IOException {
        assertThat(read("feed-normal.rss").sightings().get(1).day()).isEqualTo(DAY.minusDays(1));
    }

    @Test
    void brokenFeedsGiveWhatCanBeHad() throws IOException {
        var answer = read("feed-odd.rss");

        assertThat(answer.sightings())
                .extracting(Sighting::title)
                .containsExactly("Salt & Pepper", "Never Closed", "From the Future");
        assertThat(answer.skipped())
                .containsExactly(new Answer.Skipped(2, "has no title"), new Answer.Skipped(3, "has no title"));
        assertThat(answer.sightings().get(0).abstractText()).isEqualTo("Not escaped");
        assertThat(answer.sightings().get(0).authors()).containsExactly("Ada Example");
    }

    @Test
    void entriesWithoutADateOrFromTheFutureAreOfTheAskedDay() throws IOException {
        assertThat(read("feed-odd.rss").sightings())
                .allMatch(sighting -> sighting.day().equals(DAY));
    }

    @Test
    void preprintsAreKnownByTheirNames() throws IOException {
        assertThat(read("feed-odd.rss").sightings().get(2).ids())
                .containsExactly(PaperId.doi("10.1101/2026.09.29.123456"));
    }

    @Test
    void atomIsReadInAllItsTextForms() throws IOException {
        var answer = feed("<feed xmlns='http://www.w3.org/2005/Atom'>"
                + "<entry><title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>H<sub>2</sub>O<script>x</script></div></title>"
                + "<author><name>Ada Example</name></author><link rel='self' href='https://a.example/self'/>"
                + "<link rel='alternate' href='https://a.example/1'/><updated>2026-10-01T01:00:00Z</updated></entry>"
                + "<entry><title type='html'>A &amp;lt; B &lt;b&gt;c&lt;/b&gt;</title></entry>"
                + "<entry><title>p &lt; q</title></entry></feed>");

        assertThat(answer.sightings()).extracting(Sighting::title).containsExactly("H2O", "A < B c", "p < q");
        assertThat(answer.sightings().get(0).link()).contains(URI.create("https://a.example/1"));
        assertThat(answer.sightings().get(0).authors()).containsExactly("Ada Example");
    }

    @Test
    void hostileTextEndsAsHarmlessText() throws IOException {
        var answer = feed("<rss><channel><item><title>A\0B\r\nBcc: x\u202Ey&lt;img src=x onerror=alert(1)&gt;</title>"
                + "<link>javascript:alert(1)</link></item></channel></rss>");

        assertThat(answer.sightings().get(0).title()).isEqualTo("AB Bcc: xy");
        assertThat(answer.sightings().get(0).link()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><item><title>&x;</title></item></rss>",
                "<?xml version='1.0'?><!DOCTYPE rss SYSTEM 'http://127.0.0.1:1/x.dtd'><rss/>",
                "<!doctype html><html></html>"
            })
    void aDoctypeIsRefused(String feed) {
        assertThatIOException().isThrownBy(() -> feed(feed)).withMessage("The feed has a DOCTYPE, which is refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "Rate exceeded.", "<html><body>Back soon</body></html>", "\0\0\0"})
    void whatIsNoFeedIsAFailureAndNoEmptyDay(String body) {
        assertThatIOException().isThrownBy(() -> feed(body)).withMessageStartingWith("Not a feed");
    }

    @Test
    void anEmptyFeedIsAnAnswer() throws IOException {
        assertThat(feed("<rss><channel><title>T</title></channel></rss>").sightings())
                .isEmpty();
    }

    @Test
    void theEncodingIsTheOneTheFeedTells() throws IOException {
        var xml = "<?xml version='1.0' encoding='%s'?><rss><item><title>Café</title></item></rss>";

        assertThat(title(xml.formatted("ISO-8859-1").getBytes(ISO_8859_1))).isEqualTo("Café");
        assertThat(title(xml.formatted("UTF-8").getBytes(UTF_8))).isEqualTo("Café");
        assertThat(title(xml.formatted("UTF-16").getBytes(UTF_16))).isEqualTo("Café");
    }

    @Test
    void monstersAreRefusedOrReadInNoTime() {
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            assertThatIOException().isThrownBy(() -> feed("<rss><item><" + "x".repeat(4_000_000)));
            assertThatIOException().isThrownBy(() -> feed("<rss>" + "<a>".repeat(1_000_000)));
            feed("<rss><item><title>" + "&lt;b&gt;".repeat(50_000));
            feed("<rss><item><title>" + "<b>".repeat(100_000));
            assertThat(feed("<rss><item><title>" + "x".repeat(1_000_000)).sightings())
                    .hasSize(1);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thu, 01 Oct 2026 00:00:00 -0400 | 2026-10-01 | 2026-10-01",
                "Thu, 01 Oct 2026 22:00:00 EDT   | 2026-10-01 | 2026-10-02",
                "1 October 2026                  | 2026-10-01 | 2026-10-01",
                "Thu, 1 Oct 26 9:00 GMT          | 2026-10-01 | 2026-10-01",
                "Thu Oct  1 23:48:21 2026        | 2026-10-01 | 2026-10-01",
                "2026-10-01                      | 2026-10-01 | 2026-10-01",
                "2026-10-1T22:00-05:00           | 2026-10-01 | 2026-10-02",
                "2026-10-01T04:00:02.123456+00:00| 2026-10-01 | 2026-10-01",
                "20261001                        | 2026-10-01 | 2026-10-01",
                "2026-10-01 10:00:00             | 2026-10-01 | 2026-10-01",
                "2026-10-01T99:99:99Z            | 2026-10-01 | 2026-10-01",
                "2026-13-01                      | | ",
                "yesterday                       | | ",
                "Thu, 01 Xyz 2026 00:00:00 GMT   | | ",
            })
    void datesAreReadHoweverTheyAreWritten(String text, @Nullable LocalDate written, @Nullable LocalDate utc) {
        assertThat(When.day(text)).isEqualTo(Optional.ofNullable(written));
        assertThat(When.day(text, ZoneOffset.UTC)).isEqualTo(Optional.ofNullable(utc));
    }

    private static String title(byte[] feed) throws IOException {
        return FeedReader.read(feed, DAY, DAY).sightings().get(0).title();
    }

    private static Answer feed(String xml) throws IOException {
        return FeedReader.read(xml.getBytes(UTF_8), DAY, DAY);
    }

    private static Answer read(String name) throws IOException {
        return FeedReader.read(Saved.answer(name), DAY, DAY);
    }
}
