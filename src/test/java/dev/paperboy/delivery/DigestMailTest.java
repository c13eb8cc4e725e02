package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.digest.Digest;
import dev.paperboy.digest.Pick;
import dev.paperboy.digest.Samples;
import dev.paperboy.matching.Evidence;
import dev.paperboy.matching.Match;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Signals;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.topics.Topic;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DigestMailTest {

    private static final String ID = "<0123456789abcdef0123456789abcdef@papers.example.org>";
    private static final Topic TOPIC = Samples.topic("speculative decoding");

    private final Database database = TestDatabases.h2();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyHeaderStandsOnceAndSaysWhatItMust() throws Exception {
        var letter = write(Samples.digest());

        for (var name : List.of("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "List-Unsubscribe")) {
            assertThat(letter.getHeader(name)).as(name).hasSize(1);
        }
        assertThat(header(letter, "Date")).isEqualTo("Wed, 29 Jul 2026 05:00:00 +0000");
        assertThat(header(letter, "To")).isEqualTo("ada@example.org");
        assertThat(header(letter, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(header(letter, "List-Id")).isEqualTo("<digest.papers.example.org>");
        assertThat(header(letter, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(header(letter, "X-Auto-Response-Suppress")).isEqualTo("OOF, AutoReply");
        assertThat(header(letter, "Feedback-ID")).isEqualTo("digest:paperboy:weekdays:example1");
        assertThat(letter.getHeader("Precedence")).isNull();
        assertThat(letter.to().text()).isEqualTo("ada@example.org");
        assertThat(letter.envelopeFrom()).matches("bounce\\+[0-9a-z]+-[0-9a-z]+-[0-9a-v]{24}@papers\\.example\\.org");
    }

    @Test
    void theWayOutIsOneAddressToPostToAndOneMailbox() throws Exception {
        var leave = TestMail.LINKS.unsubscribe(Samples.ada(TOPIC)).toString();
        var token = leave.substring(leave.lastIndexOf('/') + 1);

        assertThat(header(write(Samples.digest()), "List-Unsubscribe"))
                .isEqualTo("<" + leave + ">,\r\n <mailto:unsubscribe@papers.example.org?subject=" + token + ">");
    }

    @Test
    void theSubjectSaysWhatIsInside() throws Exception {
        assertThat(write(digest(5, "FLASH: Faster Drafts")).getSubject())
                .isEqualTo("Speculative decoding: FLASH, FLASH, FLASH and 2 more");
        assertThat(write(Samples.digest()).getSubject())
                .isEqualTo(
                        "Speculative decoding for large language…: FLASH; Neural audio codecs and speech tokens: HiFi-Codec and 1 more");
        assertThat(write(Samples.emptyDigest()).getSubject()).isEqualTo("No new papers for you today");
    }

    @Test
    void textComesFirstAndHoldsEveryTitleAndLinkOfTheHtml() throws Exception {
        var letter = write(Samples.digest());
        var text = TestMail.text(letter);
        var words = text.replaceAll("\\s+", " ");

        assertThat(letter.getContentType()).startsWith("multipart/alternative");
        for (var link : Jsoup.parse(TestMail.html(letter)).select("a")) {
            assertThat(text).contains(link.attr("href"));
        }
        for (var title : Jsoup.parse(TestMail.html(letter)).select("h1, h2, h3, p.why")) {
            assertThat(words).contains(title.text());
        }
    }

    @Test
    void everyFormOfAWordThatHitIsMarkedInBothParts() throws Exception {
        var paper = pick(1, "Codecs", "", Optional.empty()).match().paper();
        var evidence = new Evidence(
                List.of("codecs"),
                List.of("codecs", "codec"),
                List.of("Codecs: a codec & its codebooks."),
                List.of(),
                "");
        var letter = write(digest(List.of(new Pick(new Match(paper, TOPIC, 1.0, 1.0, evidence), false))));

        assertThat(Jsoup.parse(TestMail.html(letter)).select("p.text").html())
                .isEqualTo("<b>Codecs</b>: a <b>codec</b> &amp; its codebooks.");
        assertThat(TestMail.text(letter)).contains("*Codecs*: a *codec* & its codebooks.", "mentions “codecs”.");
    }

    @Test
    void theSourceIsSevenBitWithShortLinesAndCrlf() throws Exception {
        for (var digest : List.of(Samples.digest(), digest(3, "日本語の題名 🎉".repeat(50)))) {
            var source = TestMail.source(write(digest));

            assertThat(source).matches("\\A[\\x09\\x0a\\x0d\\x20-\\x7e]*\\z");
            assertThat(source.replace("\r\n", "")).doesNotContain("\r", "\n");
            // 76 for bodies (RFC 2045, 6.7 and 6.8); the two addresses in List-Unsubscribe are not to be folded.
            assertThat(source.lines().filter(line -> line.length() > 78))
                    .allMatch(line -> line.matches("List-Unsubscribe: <https:\\S+| <mailto:\\S+"));
        }
    }

    @Test
    void theSameDigestIsWrittenInTheSameBytes() throws Exception {
        assertThat(TestMail.source(write(Samples.digest()))).isEqualTo(TestMail.source(write(Samples.digest())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Evil\r\nBcc: victim@example.org",
                "Evil\nX: y\0\u0007\u0092",
                "\u202Egnp.exe\u2066 abc",
                "\"quoted\" <angle@example.org>, (comment)",
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "{digest.subject} {#if true}x{/if}",
                "=?UTF-8?Q?Bcc=3A_victim?=",
                "\\href{javascript:alert(1)}{click} $\\alpha$ \\\"o {\\bf x}",
                "&lt;script&gt; &amp;",
                "\uD800 half a character",
                "."
            })
    void hostileTitlesStayTitles(String title) throws Exception {
        var letter = write(digest(2, title));
        var html = Jsoup.parse(TestMail.html(letter));
        var sent = read(letter);

        assertThat(sent.getAllRecipients()).hasSize(1);
        assertThat(sent.getHeader("X")).isNull();
        assertThat(sent.getSubject()).doesNotMatch("(?s).*[\\p{Cc}\u202A-\u202E\u2066-\u2069].*");
        assertThat(html.select("script, img, iframe, form, [onerror]")).isEmpty();
        assertThat(html.select("h3")).hasSize(2);
        assertThat(html.select("h3").text()).doesNotContain("\u202E", "\u2066", "\0");
        assertThat(html.select("a")).allMatch(link -> link.attr("href").startsWith("https://"));
        assertThat(TestMail.text(letter)).doesNotContain("\0", "\u202E", "\u0092");
    }

    @Test
    void aSubjectIsDecodedAsItWasMeant() throws Exception {
        var letter = write(digest(1, "Über „Gödel“ & 数学 🎉"));

        assertThat(read(letter).getSubject()).isEqualTo("Speculative decoding: Über „Gödel“ & 数学 🎉");
    }

    @Test
    void titlesMakeSubjectsNoLongerThanInboxesShow() throws Exception {
        for (var title :
                List.of("x".repeat(1_000_000), "word ".repeat(1000), "漢".repeat(400), "A: " + "b".repeat(300))) {
            assertThat(write(digest(9, title)).getSubject().length()).isBetween(20, 110);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://example.org/x",
                "//example.org/x",
                "https:opaque",
                "https://arxiv.org@evil.example.org/"
            })
    void onlyAddressesOnTheWebBecomeLinks(String address) throws Exception {
        var digest = new Digest(
                Samples.ada(TOPIC),
                Samples.WEDNESDAY,
                List.of(section(List.of(pick(1, "A title", "One sentence.", Optional.of(URI.create(address)))))),
                0,
                1,
                List.of(),
                "rules");

        assertThat(Jsoup.parse(TestMail.html(write(digest))).select("h3 a").attr("href"))
                .isEqualTo("https://papers.example.org/papers/arxiv:2607.00001");
    }

    @Test
    void nothingIsLoadedAndNobodyIsTracked() throws Exception {
        var html = Jsoup.parse(TestMail.html(write(Samples.digest())));

        assertThat(html.select("img, link, script, video, audio, iframe, object, embed, [src], [background]"))
                .isEmpty();
        assertThat(html.html()).doesNotContain("url(", "@import");
        assertThat(html.select("a[href]"))
                .extracting(link -> URI.create(link.attr("href")).getHost())
                .containsOnly("arxiv.org", "papers.example.org");
    }

    @Test
    void theHtmlIsBuiltForAllReaders() throws Exception {
        var html = Jsoup.parse(TestMail.html(write(Samples.digest())));

        assertThat(html.select("html").attr("lang")).isEqualTo("en");
        assertThat(html.title()).isNotEmpty();
        assertThat(html.select("table")).allMatch(table -> table.attr("role").equals("presentation"));
        assertThat(html.select("h1")).hasSize(1);
        assertThat(html.select("h2")).hasSize(3);
        assertThat(html.select("meta[name=color-scheme]").attr("content")).isEqualTo("light dark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"An ordinary, long sentence on decoding. ", "漢字仮名交じり文。", "🎉👩‍🔬", "a=b & <c> ", "=", "x"})
    void howeverMuchComesTheMailStaysBelowNinetyKilobytes(String text) throws Exception {
        var long100k = text.repeat(100_000 / text.length());
        var letter = write(digest(50, long100k));

        assertThat(TestMail.source(letter).length()).isLessThan(90_000);
        assertThat(TestMail.html(letter)).contains("Unsubscribe", "Example Institute");
    }

    @Test
    void whatDoesNotFitIsCountedAndFoundOnTheWeb() throws Exception {
        var letter = write(digest(50, "漢字仮名交じり文。".repeat(100)));
        var html = Jsoup.parse(TestMail.html(letter));
        var unshown = 50 - html.select("h3").size();

        assertThat(unshown).isBetween(1, 45);
        assertThat(html.text()).contains(unshown + " more did not fit into this mail.");
        assertThat(TestMail.text(letter)).contains(unshown + " more did not fit into this mail.");
        assertThat(html.select("a[href=https://papers.example.org/days/2026-07-29]")
                        .text())
                .isEqualTo(unshown + " more on the web, among all papers of Wednesday, 29 July 2026");
        assertThat(TestMail.source(letter).length()).isBetween(75_000, 90_000);
    }

    @Test
    void thirtyOrdinaryPapersFit() throws Exception {
        var sentence = "We let a small draft model write several tokens ahead and have the large model check them. ";
        var letter = write(digest(30, "A Title of Usual Length for a Paper on Decoding", sentence));

        assertThat(Jsoup.parse(TestMail.html(letter)).select("h3")).hasSize(30);
    }

    @Test
    void manyAuthorsAreSummedUp() throws Exception {
        assertThat(Jsoup.parse(TestMail.html(write(Samples.digest()))).text())
                .contains("Grace Hopper, Alan Turing, Ada Lovelace, Kurt Gödel and 2 more");
    }

    @Test
    void ofTwoReadersOfTheSamePapersEachGetsTheirOwnLinks() throws Exception {
        var writer = TestMail.writer(database);
        var ada = Samples.digest();
        var bob = new Digest(
                Samples.reader(2, Cadence.DAILY, 10, Samples.DECODING, Samples.CODECS),
                ada.issueDate(),
                ada.sections(),
                ada.leftOut(),
                ada.considered(),
                ada.reports(),
                ada.ruleVersion());
        var token = TestMail.LINKS.tasteToken(bob.subscriber());

        writer.digest(ada, ID, Samples.MORNING);
        var after = writer.digest(bob, ID, Samples.MORNING);

        assertThat(TestMail.source(after)).isEqualTo(TestMail.source(TestMail.letter(database, bob)));
        for (var part : List.of(TestMail.text(after), TestMail.html(after))) {
            assertThat(part.split("/taste/", -1)).hasSize(1 + 2 * bob.size());
            assertThat(part.split("/taste/" + token + "/", -1)).hasSize(1 + 2 * bob.size());
        }
    }

    private Letter write(Digest digest) {
        return TestMail.letter(database, digest);
    }

    private static String header(Letter letter, String name) throws Exception {
        return letter.getHeader(name, null);
    }

    /** The mail as the one who gets it reads it. */
    private static MimeMessage read(Letter letter) throws Exception {
        var bytes = TestMail.source(letter).getBytes(StandardCharsets.ISO_8859_1);
        return new MimeMessage((Session) null, new ByteArrayInputStream(bytes));
    }

    private static Digest digest(int papers, String title) {
        return digest(papers, title, title);
    }

    private static Digest digest(int papers, String title, String sentence) {
        var picks = LongStream.rangeClosed(1, papers)
                .mapToObj(key -> pick(
                        key,
                        title,
                        sentence,
                        Optional.of(URI.create("https://arxiv.org/abs/2607.%05d".formatted(key)))))
                .toList();
        return digest(picks);
    }

    private static Digest digest(List<Pick> picks) {
        return new Digest(
                Samples.reader(7, Cadence.DAILY, 50, TOPIC),
                Samples.WEDNESDAY,
                List.of(section(picks)),
                0,
                77,
                List.of(),
                "rules");
    }

    private static Digest.Section section(List<Pick> picks) {
        return new Digest.Section(TOPIC, picks);
    }

    private static Pick pick(long key, String title, String sentence, Optional<URI> link) {
        var authors = Arrays.asList(title, "Grace Hopper");
        var sentences = IntStream.range(0, 3).mapToObj(i -> sentence).toList();
        var paper = new Paper(
                key,
                PaperId.arxiv("2607.%05d".formatted(key)),
                title,
                authors,
                String.join(" ", sentences),
                link,
                List.of(),
                Samples.WEDNESDAY,
                Signals.NONE);
        return new Pick(new Match(paper, TOPIC, 1.0, 1.0, new Evidence(List.of(title), sentences)), false);
    }
}
