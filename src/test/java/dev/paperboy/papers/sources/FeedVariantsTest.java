package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What feeds do that is allowed but rare, or forbidden but usual. */
class FeedVariantsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

    @Test
    void aFieldOfAnExtensionIsNotTheEntrysOwn() throws IOException {
        var rss = one("<rss xmlns:x='urn:x'><item><x:title>Not this</x:title><x:description>Nor this</x:description>"
                + "<title>T</title><description>D</description></item></rss>");
        var rdf = one("<r:RDF xmlns:r='urn:r' xmlns:x='urn:x'><rss:item><x:title>Not this</x:title>"
                + "<rss:title>T</rss:title><rss:description>D</rss:description></rss:item></r:RDF>");

        assertThat(List.of(rss.title(), rss.abstractText(), rdf.title(), rdf.abstractText()))
                .containsExactly("T", "D", "T", "D");
    }

    @Test
    void whereOnlyAnExtensionHasAFieldItCounts() throws IOException {
        var paper =
                one("<rss><item><dc:title>T</dc:title><dc:description>D</dc:description><dc:date>2026-09-30</dc:date>"
                        + "<prism:doi>10.1000/one</prism:doi></item></rss>");

        assertThat(paper.title() + paper.abstractText()).isEqualTo("TD");
        assertThat(paper.day()).isEqualTo(LocalDate.of(2026, 9, 30));
        assertThat(paper.ids()).containsExactly(PaperId.doi("10.1000/one"));
    }

    @Test
    void anAuthorWithoutANameIsNone() throws IOException {
        assertThat(one("<feed><entry><title>T</title><author><uri>https://a.example</uri></author>"
                                + "<author><name>Ada Example</name><email>ada@a.example</email></author>"
                                + "<author><email>bo@a.example</email></author></entry></feed>")
                        .authors())
                .containsExactly("Ada Example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Example, A., Sample, B.-C., O'Third, D. E. | A. Example;B.-C. Sample;D. E. O'Third",
                "EXAMPLE, A. | A. EXAMPLE",
                "Ada Example, Bo Sample | Ada Example;Bo Sample",
                "Example, Ada | Example, Ada",
                "Example, A., The Sample Group | Example, A., The Sample Group",
                "Example, A.; Sample, B. | Example, A.;Sample, B."
            })
    void authorsInOneElementAreParted(String text, String names) throws IOException {
        assertThat(one("<rss><item><title>T</title><dc:creator><![CDATA[ " + text + " ]]></dc:creator></item></rss>")
                        .authors())
                .containsExactly(names.split(";"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before &lt;iframe src='x'/&gt; after",
                "before &lt;iframe src='x'&gt;&lt;/iframe&gt; after",
                "before &lt;iframe src='x'&gt; after",
                "before &lt;script src='x'/&gt; after",
                "before &lt;script&gt;x()&lt;/script&gt; after",
                "before &lt;style/&gt; after",
                "<![CDATA[before <title/> after]]>"
            })
    void nothingSwallowsTheTextAfterIt(String description) throws IOException {
        assertThat(one("<rss><item><title>T</title><description>" + description + "</description></item></rss>")
                        .abstractText())
                .isEqualTo("before after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mode='base64'", "type='application/octet-stream'", "type='text/html' mode='base64'"})
    void textInBase64IsRead(String attributes) throws IOException {
        assertThat(one("<feed><entry><title>T</title><summary " + attributes
                                + ">\n  V2Ugc2hvdyA8Yj5pdDwvYj4u\n</summary></entry></feed>")
                        .abstractText())
                .isEqualTo("We show it.");
    }

    @Test
    void whatOnlyCallsItselfBase64StaysAsItIs() throws IOException {
        assertThat(one("<feed><entry><title mode='base64'>A (title) = 1 of 3</title></entry></feed>")
                        .title())
                .isEqualTo("A (title) = 1 of 3");
    }

    @Test
    void whatIsWrittenInTheTextsBodyIsItsAbstractIfNothingElseIs() throws IOException {
        for (var name : List.of("fullitem", "xhtml:body", "content:encoded", "content")) {
            assertThat(one("<rss><item><title>T</title><" + name + ">&lt;p&gt;We show it.&lt;/p&gt;</" + name
                                    + "></item></rss>")
                            .abstractText())
                    .as(name)
                    .isEqualTo("We show it.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"it&#146;s", "it&#x92;s", "it\u0092s"})
    void controlsAreTheQuotesThatTheirAuthorMeant(String title) throws IOException {
        assertThat(one("<rss><item><title>" + title + "</title></item></rss>").title())
                .isEqualTo("it\u2019s");
        assertThat(Xml.read(("<t>" + title + "</t>").getBytes(UTF_8)).text()).isEqualTo("it\u2019s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBM037", "IBM500", "IBM1140", "IBM1047"})
    void mainframesWriteFeedsToo(String charset) throws IOException {
        var feed =
                "<?xml version='1.0' encoding='" + charset + "'?><rss><item><title>Caf\u00e9 [1]</title></item></rss>";

        assertThat(FeedReader.read(feed.getBytes(Charset.forName(charset)), DAY, DAY)
                        .sightings()
                        .get(0)
                        .title())
                .isEqualTo("Caf\u00e9 [1]");
    }

    private static Sighting one(String feed) throws IOException {
        var answer = FeedReader.read(XmlText.of(feed.getBytes(UTF_8)), Optional.empty(), DAY, DAY);
        assertThat(answer.sightings()).hasSize(1);
        return answer.sightings().get(0);
    }
}
