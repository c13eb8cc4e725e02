package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that arXiv's API, feeds and OAI-PMH have taken over the years, or take for the rare paper. */
class ArxivVariantsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

    @ParameterizedTest
    @CsvSource({
        "http://arxiv.org/abs/2610.01234v1, arxiv:2610.01234",
        "https://arxiv.org/abs/2610.01234, arxiv:2610.01234",
        "http://arxiv.org/abs/0704.0001v12, arxiv:0704.0001",
        "http://arxiv.org/abs/hep-th/9901001v3, arxiv:hep-th/9901001",
        "http://arxiv.org/abs/math.GT/0309136v1, arxiv:math/0309136",
        "http://arxiv.org/abs/math.GT/0309136, arxiv:math/0309136",
        "http://arxiv.org/abs/cond-mat/0102536v1, arxiv:cond-mat/0102536",
        "http://export.arxiv.org/abs/alg-geom/9701001v2, arxiv:alg-geom/9701001"
    })
    void everyKindOfIdentifierIsReadEverywhere(String address, String id) throws IOException {
        var short1 = address.replaceFirst("https?://[a-z.]+/abs/", "");
        var old = PaperId.parse(id);

        assertThat(api(entry(address, "")).get(0).ids()).containsExactly(old);
        assertThat(feed(item("<guid>oai:arXiv.org:" + short1 + "</guid>", "new"))
                        .get(0)
                        .sighting()
                        .ids())
                .containsExactly(old);
        assertThat(oai(record("<id>" + short1 + "</id>")).get(0).ids()).containsExactly(old);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-09-30T17:59:59Z",
                "2026-09-30T17:59:59.123Z",
                "2026-09-30T13:59:59-04:00",
                " 2026-09-30T17:59:59Z\n",
                "2026-09-30T17:59:59+00:00"
            })
    void theTimeOfSubmissionIsReadInAnyForm(String published) throws IOException {
        var entry = entry("http://arxiv.org/abs/2610.01234v1", "")
                .replace("2026-09-30T17:59:59Z</published>", published + "</published>");

        assertThat(api(entry).get(0).day()).isEqualTo(DAY);
    }

    @Test
    void aPaperMayLackAllThatIsOptional() throws IOException {
        var bare =
                api("<entry><id>http://arxiv.org/abs/2610.01234v1</id><title>T</title><published>2026-09-30T17:59:59Z</published>"
                                + "<summary/><author><name/></author></entry>")
                        .get(0);

        assertThat(bare.abstractText()).isEmpty();
        assertThat(bare.authors()).isEmpty();
        assertThat(bare.categories()).isEmpty();
        assertThat(oai(record("<id>2610.01234</id>")).get(0).authors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<arxiv:doi>10.1000/one 10.1000/two</arxiv:doi>",
                "<arxiv:doi>10.1000/one; 10.1000/two</arxiv:doi>",
                "<arxiv:doi>10.1000/one\n  10.1000/two</arxiv:doi>",
                "<arxiv:doi>10.1000/one</arxiv:doi><arxiv:doi>10.1000/two</arxiv:doi>",
                "<arxiv:doi>10.1000/one, 10.1000/two</arxiv:doi>",
                "<arxiv:doi>10.1000/one,10.1000/two</arxiv:doi>",
                "<arxiv:doi>https://doi.org/10.1000/ONE doi:10.1000/two</arxiv:doi>"
            })
    void aPaperMayHaveSeveralDois(String dois) throws IOException {
        var ids = List.of(PaperId.arxiv("2610.01234"), PaperId.doi("10.1000/one"), PaperId.doi("10.1000/two"));

        assertThat(api(entry("http://arxiv.org/abs/2610.01234v1", dois)).get(0).ids())
                .isEqualTo(ids);
        assertThat(oai(record("<id>2610.01234</id>" + dois.replace("arxiv:doi", "doi")))
                        .get(0)
                        .ids())
                .isEqualTo(ids);
        assertThat(feed(item("<guid>oai:arXiv.org:2610.01234v1</guid>" + dois.replace("arxiv:doi", "arxiv:DOI"), "new"))
                        .get(0)
                        .sighting()
                        .ids())
                .isEqualTo(ids);
    }

    @Test
    void affiliationsAreNoAuthors() throws IOException {
        var authors = "<author><name>Ada Example</name><arxiv:affiliation>Example Lab</arxiv:affiliation>"
                + "<arxiv:affiliation>Berlin</arxiv:affiliation></author><author><name>Bo  Sample</name></author>";

        assertThat(api(entry("http://arxiv.org/abs/2610.01234v1", authors))
                        .get(0)
                        .authors())
                .containsExactly("Ada Example", "Bo Sample");
    }

    @Test
    void aTitleIsOneLineWithItsTex() throws IOException {
        var title = "On  $\\alpha_{i}<\\beta$\n  and\r\n\t\"Erd\\H{o}s\" & 'more'";
        var entry = entry("http://arxiv.org/abs/2610.01234v1", "")
                .replace(
                        "<title>T</title>",
                        "<title>" + title.replace("&", "&amp;").replace("<", "&lt;") + "</title>");

        assertThat(api(entry).get(0).title()).isEqualTo("On $\\alpha_{i}<\\beta$ and \"Erd\\H{o}s\" & 'more'");
    }

    @Test
    void aWithdrawnPaperIsStillAPaper() throws IOException {
        var words = "<arxiv:comment>This paper has been withdrawn by the authors</arxiv:comment>";

        assertThat(api(entry("http://arxiv.org/abs/2610.01234v2", words))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<opensearch:totalResults>7</opensearch:totalResults>",
                "<totalResults>7</totalResults>",
                "<totalResults xmlns='http://a9.com/-/spec/opensearchrss/1.0/'>7</totalResults>",
                "<os:totalResults xmlns:os='urn:other'> 7 </os:totalResults>"
            })
    void theTotalCountsInAnyNamespace(String total) throws IOException {
        assertThat(page(total).total()).hasValue(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<opensearch:totalResults>many</opensearch:totalResults>", "<totalResults/>"})
    void aTotalThatSaysNothingIsUnknown(String total) throws IOException {
        assertThat(page(total).total()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://arxiv.org/api/errors#incorrect_id_format_for_xyz",
                "http://arxiv.org/api/errors#max_results_too_large",
                "http://export.arxiv.org/api/errors#",
                "https://arxiv.org/api/errors"
            })
    void anErrorEntryIsNeverAPaper(String id) {
        var error = "<entry><id>" + id + "</id><title>Error</title><summary>why it is so</summary></entry>";

        assertThatIOException().isThrownBy(() -> api(error)).withMessage("arXiv's API says: why it is so");
    }

    @ParameterizedTest
    @CsvSource({
        "new, NEW",
        "cross, CROSS",
        "replace, REPLACE",
        "replace-cross, REPLACE_CROSS",
        " New , NEW",
        "REPLACE-CROSS, REPLACE_CROSS"
    })
    void everyAnnounceTypeIsKnown(String type, Announcement.Kind kind) throws IOException {
        var item = item("<guid>oai:arXiv.org:2610.01234v3</guid>", type);

        assertThat(feed(item).get(0).kind()).isEqualTo(kind);
        assertThat(feed(item).get(0).version()).isEqualTo(3);
        assertThat(feed(item.replaceFirst("<arxiv:announce_type>.*</arxiv:announce_type>", ""))
                        .get(0)
                        .kind())
                .as("from the text")
                .isEqualTo(kind);
    }

    @Test
    void aRecordMayHaveOddAuthorsAndCategories() throws IOException {
        var record = oai(record(
                        "<id>2610.01234</id><authors>\n <author><keyname>Example</keyname></author>"
                                + "<author><keyname>von Sample</keyname><forenames>B.</forenames><suffix>III</suffix></author>"
                                + "<author><forenames>Cy</forenames></author><author/></authors><categories> cs.CL\n cs.AI  math.CO</categories>"))
                .get(0);

        assertThat(record.authors()).containsExactly("Example", "B. von Sample III", "Cy");
        assertThat(record.categories()).containsExactly("cs.CL", "cs.AI", "math.CO");
    }

    private static List<Sighting> api(String entry) throws IOException {
        return page(entry).entries().stream().map(ArxivApi.Entry::sighting).toList();
    }

    private static ArxivApi page(String content) throws IOException {
        var feed = "<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom' "
                + "xmlns:arxiv='http://arxiv.org/schemas/atom' xmlns:opensearch='http://a9.com/-/spec/opensearch/1.1/'>"
                + content + "</feed>";
        return ArxivApi.read(feed.getBytes(UTF_8), ArxivCalendar.published()::announcementOf);
    }

    private static String entry(String id, String more) {
        return "<entry><id>" + id + "</id><title>T</title><updated>2026-09-30T17:59:59Z</updated>"
                + "<published>2026-09-30T17:59:59Z</published><summary>S</summary>" + more + "</entry>";
    }

    private static List<Announcement> feed(String item) throws IOException {
        var feed =
                "<rss xmlns:arxiv='http://arxiv.org/schemas/atom' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
                        + "<pubDate>Thu, 01 Oct 2026 00:00:00 -0400</pubDate>" + item + "</channel></rss>";
        var read = ArxivFeed.read(feed.getBytes(UTF_8));
        assertThat(read.skipped()).isEmpty();
        return read.announcements();
    }

    private static String item(String id, String type) {
        return "<item><title>T</title>" + id + "<description>arXiv:2610.01234v3 Announce Type: " + type.strip()
                + " \nAbstract: We show it.</description><arxiv:announce_type>" + type
                + "</arxiv:announce_type></item>";
    }

    private static List<Sighting> oai(String record) throws IOException {
        var read = ArxivOai.read(("<OAI-PMH><ListRecords>" + record + "</ListRecords></OAI-PMH>").getBytes(UTF_8));
        assertThat(read.skipped()).isEmpty();
        return read.records().stream().map(ArxivOai.Entry::sighting).toList();
    }

    private static String record(String metadata) {
        return "<record><header><datestamp>2026-10-01</datestamp></header><metadata><arXiv>" + metadata
                + "<title>T</title><created>2026-09-30</created></arXiv></metadata></record>";
    }
}
