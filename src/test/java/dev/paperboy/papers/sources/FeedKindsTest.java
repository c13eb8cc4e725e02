package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small feeds of every kind and with every fault; one broken place never costs the other entries. */
class FeedKindsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                // RSS 0.90 and 1.0: items beside the channel
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'>"
                        + "<channel><title>C</title></channel><item><title>T</title><link>https://a.example/1</link></item></rdf:RDF>",
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel rdf:about='x'>"
                        + "<title>C</title><items><rdf:Seq><rdf:li resource='https://a.example/1'/></rdf:Seq></items></channel>"
                        + "<item rdf:about='https://a.example/1'><title>T</title></item></rdf:RDF>",
                // RSS 0.91, 0.92, 0.93, 2.0
                "<rss version='0.91'><channel><title>C</title><item><title>T</title><link>https://a.example/1</link></item></channel></rss>",
                "<rss version='0.92'><channel><item><title>T</title><link>https://a.example/1</link><source url='u'>S</source></item></channel></rss>",
                "<rss version='2.0'><channel><item><title>T</title><guid>https://a.example/1</guid></item></channel></rss>",
                "<rss version='2.0'><channel><item><title>T</title><guid/><link>https://a.example/1</link></item></channel></rss>",
                "<RSS VERSION='2.0'><CHANNEL><ITEM><TITLE>T</TITLE><LINK>https://a.example/1</LINK></ITEM></CHANNEL></RSS>",
                "<rss2:rss xmlns:rss2='http://backend.userland.com/RSS2'><rss2:channel><rss2:item><rss2:title>T</rss2:title>"
                        + "<rss2:link>https://a.example/1</rss2:link></rss2:item></rss2:channel></rss2:rss>",
                // Atom 0.3 and 1.0, with and without a prefix
                "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title mode='escaped'>T</title>"
                        + "<link rel='alternate' href='https://a.example/1'/></entry></feed>",
                "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title><link href='https://a.example/1'/></entry></feed>",
                "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>T</a:title><a:link href='https://a.example/1'/></a:entry></a:feed>",
                "<feed><entry><title type='xhtml'><div><b>T</b></div></title><id>https://a.example/1</id></entry></feed>",
                "<feed><entry><title type='html'>&lt;b>T&lt;/b></title><link href='https://a.example/1'/></entry></feed>",
                "<feed><entry><title type='html'><![CDATA[<b>T</b>]]></title><link href='https://a.example/1'/></entry></feed>",
                "<feed><entry><title type='html'>&amp;lt;b&amp;gt;T&amp;lt;/b&amp;gt;</title><link href='https://a.example/1'/></entry></feed>",
                // CDF
                "<CHANNEL HREF='https://a.example'><ITEM HREF='https://a.example/1'><TITLE>T</TITLE></ITEM></CHANNEL>",
                // relative addresses
                "<feed xml:base='https://a.example/'><entry><title>T</title><link href='1'/></entry></feed>",
                "<feed><entry xml:base='https://a.example/x/'><title>T</title><link href='../1'/></entry></feed>",
                "<feed xml:base='https://a.example/x/'><entry xml:base='y/'><title>T</title><link href='/1'/></entry></feed>",
                "<feed xml:base='https://a.example/x/'><entry><title>T</title><link xml:base='..' href='1'/></entry></feed>",
                "<rss><channel><link>https://a.example</link><item><title>T</title><link>/1</link></item></channel></rss>",
                // faults that cost nothing
                "\n\n  <?xml version='1.0'?><rss><channel><item><title>T</title><link>https://a.example/1</link></item></channel></rss>",
                "Warning: mysql failed\n<rss><channel><item><title>T</title><link>https://a.example/1</link></item></channel></rss>",
                "<rss><channel><item><title>T</title><link>https://a.example/1</link></item>",
                "<rss><channel><item><title>T<link>https://a.example/1</link></item></channel></rss>",
                "<rss><channel><item><title>\u0000T\u0001&#0;&#x8;\uFFFE</title><link>https://a.example/1</link></item></channel></rss>",
                "<rss><channel><item><title>\r\nT\r\n</title><link>\n https://a.example/1 \n</link></item></channel></rss>",
                "<rss><channel><item><title>\u202eT\u2066</title><link>https://a.example/1</link></item></channel></rss>",
                "<rss><channel><x:y><item><title>T</title><link>https://a.example/1</link></item></x:y></channel></rss>",
                "<rss><channel><item><title>T</title><description>a < b & c &nope; ]]></description><link>https://a.example/1</link></item></channel></rss>",
                "<rss><channel><item><title>T</title><link>https://a.example/1</link></item></channel></rss>trailing <junk",
                "<rss><channel><item a=1 b='<'><title>T</title><link>https://a.example/1</link></item></channel></rss>",
                "<rss><channel><item><title>T</title><link>javascript:alert(1)</link><guid>https://a.example/1</guid></item></channel></rss>",
            })
    void oneEntryWithItsAddress(String feed) throws IOException {
        var sightings = read(feed);

        assertThat(sightings).extracting(Sighting::title).containsExactly("T");
        assertThat(sightings.get(0).link()).contains(URI.create("https://a.example/1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>never closed",
                "<title>a</b></title>",
                "<title",
                "<title>a<![CDATA[ never closed</title>",
                "<title><!-- never closed</title>",
                "<description>&lt;script>alert(1)&lt;/script>",
                "<title>&#xD800;&#99999999999;</title>",
                "</item></item><title>x",
            })
    void theEntriesBeforeABrokenOneAreRead(String broken) throws IOException {
        var feed = "<rss><channel><item><title>First</title></item><item>" + broken
                + "</item><item><title>Last</title></item></channel></rss>";

        assertThat(read(feed)).extracting(Sighting::title).contains("First");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>never closed",
                "<title>a</b></title>",
                "<title>&nope; & <</title>",
                "</title></p><title>x",
                "<description>&lt;script>alert(1)&lt;/script>",
                "<description><p><div><b>",
                "<title>&#xD800;&#99999999999;</title>"
            })
    void theEntriesAfterABrokenOneAreRead(String broken) throws IOException {
        var feed = "<rss><channel><item><title>First</title></item><item>" + broken
                + "</item><item><title>Last</title></item></channel></rss>";

        assertThat(read(feed)).extracting(Sighting::title).contains("First", "Last");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-09-30T10:00:00Z",
                "2026-09-30T10:00Z",
                "2026-09-30 10:00:00",
                "2026-09-30T10:00:00.123+02:00",
                "2026/09/30",
                "2026.9.30",
                "20260930",
                "20260930T100000Z",
                "2026-9-30",
                "2026-09-30T",
                "2026-09-30T25:61:61Z",
                "Wed, 30 Sep 2026 10:00:00 GMT",
                "Wed, 30 Sep 26 10:00:00 GMT",
                "30 Sep 2026",
                "Mon, 30 Sep 2026 10:00 EST",
                "Wed,30 Sep 2026 10:00:00 +0200",
                "Wednesday, 30-Sep-26 10:00:00 UTC",
                "Wed, 30 September 2026 10:00:00 Z",
                "September 30, 2026",
                "Sep. 30, 2026",
                "Wed Sep 30 10:00:00 2026",
                "Wed Sep 30 10:00:00 UTC 2026",
                "Wed, 30 Sep 2026 10:00:00 GMT+1",
                "Wed, 30 Sep 2026 10:00:00 -00:00",
                "30 Sep 2026 10:00 (Berlin)",
                "Wed, 30 Sep 2026 24:00:00 GMT"
            })
    void datesAreReadHoweverTheyAreWritten(String date) throws IOException {
        var feed = "<rss><item><title>T</title><pubDate>" + date + "</pubDate></item></rss>";

        assertThat(read(feed)).extracting(Sighting::day).containsExactly(DAY.minusDays(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><rss><item><title>&b;</title></item></rss>",
                "<!DOCTYPE rss SYSTEM 'http://127.0.0.1:1/evil.dtd'><rss><item><title>T</title></item></rss>",
                "<?xml version='1.0'?>\n<!-- c -->\n<!DOCTYPE rss PUBLIC '-//N//DTD RSS 0.91//EN' 'x'><rss/>",
                "junk <!DOCTYPE rss [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><rss/>",
            })
    void nothingThatDeclaresEntitiesIsRead(String feed) {
        assertThatIOException().isThrownBy(() -> read(feed)).withMessage("The feed has a DOCTYPE, which is refused");
    }

    @Test
    void quadraticBlowUpsAreRefusedAtOnce() {
        var feed = "<!DOCTYPE x [<!ENTITY a '" + "a".repeat(100_000) + "'>]><rss><item><title>" + "&a;".repeat(100_000)
                + "</title></item></rss>";

        Assertions.assertTimeout(
                Duration.ofSeconds(2), () -> assertThatIOException().isThrownBy(() -> read(feed)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&lt;b&gt;",
                "&lt;p&gt;&lt;a&gt;",
                "<b>",
                "<p><table>",
                "&amp;lt;i&amp;gt;",
                "\u0301",
                "[[",
                "((",
                "&lt;!--"
            })
    void repetitionsCostNoTime(String piece) {
        var feed = "<rss><item><title>T</title><description>" + piece.repeat(1_000_000 / piece.length() / 10)
                + "</description><author>" + piece.repeat(10_000) + "</author></item></rss>";

        Assertions.assertTimeout(
                Duration.ofSeconds(5), () -> assertThat(read(feed)).isNotEmpty());
    }

    private static List<Sighting> read(String feed) throws IOException {
        return FeedReader.read(XmlText.of(feed.getBytes(UTF_8)), Optional.empty(), DAY, DAY)
                .sightings();
    }
}
