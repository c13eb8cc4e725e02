package dev.paperboy.papers.sources;

import static dev.paperboy.papers.sources.OaiLists.error;
import static dev.paperboy.papers.sources.OaiLists.list;
import static dev.paperboy.papers.sources.OaiLists.record;
import static dev.paperboy.papers.sources.OaiLists.replaced;
import static dev.paperboy.papers.sources.OaiLists.token;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.database.TestDatabases;
import dev.paperboy.http.FakeHost;
import dev.paperboy.http.PoliteClient;
import dev.paperboy.http.ScriptedTime;
import dev.paperboy.http.TestHttp;
import dev.paperboy.papers.Archive.Part;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.UnreadableException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two weeks that were missed, brought by OAI-PMH; today is Monday, the 12th of October 2026. */
class ArxivRangeTest {

    private static final LocalDate FROM = LocalDate.of(2026, 9, 28);
    private static final LocalDate TO = LocalDate.of(2026, 10, 11);
    private static final String FIRST =
            "GET /oai?verb=ListRecords&metadataPrefix=arXiv&set=cs%3Acs%3ACL&from=2026-09-28&until=2026-10-12 HTTP/1.1";
    private static final String NEXT = "GET /oai?verb=ListRecords&resumptionToken=";

    private final ScriptedTime clock = new ScriptedTime(Instant.parse("2026-10-12T12:00:00Z"));

    @Test
    void eachPaperComesOnTheDayOnWhichItWasAnnounced() throws IOException {
        var list = list(
                "",
                record("2610.00001", "2026-10-01", "2026-09-30"),
                // Friday after the cut-off: Monday evening.
                record("2610.00002", "2026-10-06", "2026-10-02"),
                record("2610.00003", "2026-10-05", "2026-10-02"),
                record("2610.00004", "2026-10-06", "2026-10-03"));
        try (var host = FakeHost.answering(list)) {
            assertThat(all(host, "cs.CL"))
                    .extracting(paper -> paper.title() + " " + paper.day())
                    .containsExactly(
                            "Paper 2610.00001 2026-10-01",
                            "Paper 2610.00002 2026-10-06",
                            "Paper 2610.00003 2026-10-05",
                            "Paper 2610.00004 2026-10-06");
            assertThat(host.asked()).containsExactly(FIRST);
        }
    }

    @Test
    void aNewVersionIsNoNewPaperAndChangesNoDay() throws IOException {
        var list = list(
                "",
                replaced("2601.00042", "2026-10-01", "2026-01-02"),
                replaced("2609.00043", "2026-10-09", "2026-09-29"),
                // Its metadata were edited, which has no second date.
                record("2505.00044", "2026-10-02", "2025-05-05"),
                record("2609.00045", "2026-10-09", "2026-09-29"));
        try (var host = FakeHost.answering(list)) {
            assertThat(all(host, "cs.CL"))
                    .extracting(paper -> paper.title() + " " + paper.day())
                    .containsExactly("Paper 2609.00043 2026-09-30", "Paper 2609.00045 2026-09-30");
        }
    }

    @Test
    void whatWasAnnouncedBeforeOrAfterTheRangeIsLeftOut() throws IOException {
        var list = list(
                "",
                record("2609.00001", "2026-09-28", "2026-09-23"),
                record("2609.00002", "2026-09-28", "2026-09-25"),
                record("2610.00003", "2026-10-12", "2026-10-09"));
        try (var host = FakeHost.answering(list)) {
            assertThat(all(host, "cs.CL")).extracting(Sighting::title).containsExactly("Paper 2609.00002");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<resumptionToken/>", "<resumptionToken completeListSize='2'></resumptionToken>"})
    void aListIsFollowedByItsTokensAloneUntilAPageHasNone(String end) throws IOException {
        var one = list(token("verb%3DListRecords%26skip%3D1"), record("2609.00001", "2026-09-30", "2026-09-29"));
        var two = list(token("a&amp;b=c"), record("2609.00002", "2026-10-01", "2026-09-30"));
        var last = list(end, record("2609.00002", "2026-10-01", "2026-09-30"));
        try (var host = FakeHost.answering(one, two, last)) {
            assertThat(all(host, "cs.CL")).hasSize(3);
            assertThat(host.asked())
                    .containsExactly(
                            FIRST, NEXT + "verb%253DListRecords%2526skip%253D1 HTTP/1.1", NEXT + "a%26b%3Dc HTTP/1.1");
        }
    }

    @Test
    void eachCategoryHasItsListAndOneWithoutRecordsIsNoFailure() throws IOException {
        try (var host = FakeHost.answering(
                error("noRecordsMatch"),
                list(
                        "",
                        record("2609.00001", "2026-09-30", "<created>2026-09-29</created>", "hep-th"),
                        record("2609.00002", "2026-09-30", "<created>2026-09-29</created>", "gr-qc")))) {
            assertThat(all(host, "cs.CL", "hep-th")).extracting(Sighting::title).containsExactly("Paper 2609.00001");
            assertThat(host.asked().get(1)).contains("set=physics%3Ahep-th&from=2026-09-28");
        }
    }

    @Test
    void anExpiredTokenBeginsAgainFromTheLastDayReached() throws IOException {
        try (var host = FakeHost.answering(
                list(
                        token("old"),
                        record("2609.00001", "2026-09-30", "2026-09-29"),
                        record("2610.00002", "2026-10-02", "2026-10-01")),
                error("badResumptionToken"),
                list("", record("2610.00002", "2026-10-02", "2026-10-01")))) {
            assertThat(all(host, "cs.CL")).hasSize(3);
            assertThat(host.asked().get(2)).contains("&set=cs%3Acs%3ACL&from=2026-10-02&until=2026-10-12 ");
        }
    }

    @Test
    void aListThatIsNotInOrderBeginsAgainFromItsBeginning() throws IOException {
        try (var host = FakeHost.answering(
                list(token("1"), record("2610.00002", "2026-10-02", "2026-10-01")),
                list(token("2"), record("2609.00001", "2026-09-30", "2026-09-29")),
                error("badResumptionToken"),
                list(""))) {
            all(host, "cs.CL");
            assertThat(host.asked().get(3)).isEqualTo(FIRST);
        }
    }

    @Test
    void tokensThatArxivNeverKnowsEndInAFailure() throws IOException {
        var page = list(token("x"), record("2609.00001", "2026-09-28", "2026-09-25"));
        var unknown = error("badResumptionToken");
        try (var host = FakeHost.answering(page, unknown, page, unknown, page, unknown, page, unknown)) {
            assertThatIOException()
                    .isThrownBy(() -> all(host, "cs.CL"))
                    .withMessage("arXiv's OAI-PMH does not know its own tokens");
        }
    }

    @Test
    void aTokenThatLeadsToItselfEndsInAFailure() throws IOException {
        var page = list(token("x"), record("2609.00001", "2026-09-28", "2026-09-25"));
        try (var host = FakeHost.answering(page, page)) {
            assertThatIOException().isThrownBy(() -> all(host, "cs.CL")).withMessageContaining("turns in circles");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"180", "Mon, 12 Oct 2026 12:03:00 GMT"})
    void whenArxivAsksToWaitTheListWaits(String time) throws IOException {
        var busy = FakeHost.status("503 Service Unavailable", "Retry-After: " + time);
        try (var host = FakeHost.answering(busy, list("", record("2609.00001", "2026-09-30", "2026-09-29")))) {
            assertThat(all(host, "cs.CL")).hasSize(1);
            assertThat(clock.instant()).isBetween("2026-10-12T12:03:00Z", "2026-10-12T12:03:05Z");
        }
    }

    @Test
    void whoAsksToWaitForHoursIsLeftAlone() throws IOException {
        var busy = FakeHost.status("503 Service Unavailable", "Retry-After: 36000");
        try (var host = FakeHost.answering(busy, list(""))) {
            assertThatIOException().isThrownBy(() -> all(host, "cs.CL"));
            assertThat(host.asked()).hasSize(1);
        }
    }

    @Test
    void arxivHasThreeSecondsBetweenPages() throws IOException {
        var page = list(token("x"), record("2609.00001", "2026-09-30", "2026-09-29"));
        try (var database = TestDatabases.h2();
                var host = FakeHost.answering(page, list(token("y")), list(""))) {
            var client = TestHttp.through(
                    new InetSocketAddress("localhost", host.address().getPort()), database, clock, clock);
            all(source(client, URI.create("http://oaipmh.arxiv.org"), "cs.CL"));

            assertThat(host.asked()).hasSize(3);
            assertThat(clock.slept()).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(3));
        }
    }

    @Test
    void whoComesWithABookmarkGoesOnThere() throws IOException {
        String bookmark;
        try (var host = FakeHost.answering(list(token("abc"), record("2609.00001", "2026-09-30", "2026-09-29")))) {
            bookmark = source(host, "math.CO", "cs.CL")
                    .announcedBetween(FROM, TO, Optional.of("cs:cs:CL 2026-09-28 true 0 0"))
                    .next()
                    .orElseThrow();
        }
        clock.pass(Duration.ofDays(1));
        try (var host = FakeHost.answering(list(""))) {
            var part = source(host, "math.CO", "cs.CL").announcedBetween(FROM, TO.plusDays(1), Optional.of(bookmark));

            assertThat(part.next()).isEmpty();
            assertThat(part.done()).isEqualTo(1);
            assertThat(host.asked()).containsExactly(NEXT + "abc HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish", "math:math:CO 2026-09-28 true 0 0 x", "cs:cs:CL never true 0 0 x"})
    void aBookmarkThatSaysNothingLeadsToTheBeginning(String bookmark) throws IOException {
        try (var host = FakeHost.answering(list(""))) {
            source(host, "cs.CL").announcedBetween(FROM, TO, Optional.of(bookmark));
            assertThat(host.asked()).containsExactly(FIRST);
        }
    }

    @Test
    void theShareThatIsDoneRises() throws IOException {
        try (var host = FakeHost.answering(
                list(token("1"), record("2610.00001", "2026-10-05", "2026-10-02")),
                list("", record("2610.00002", "2026-10-12", "2026-10-09")),
                list(""))) {
            var shares = parts(source(host, "cs.CL", "cs.LG")).stream().map(Part::done);
            assertThat(shares).hasSize(3).isSorted().endsWith(0.5, 1.0);
        }
    }

    @Test
    void withoutCrossListsOnlyTheFirstCategoryCounts() throws IOException {
        var record = record("2609.00001", "2026-09-30", "<created>2026-09-29</created>", "cs.AI cs.CL");
        try (var host = FakeHost.answering(list("", record), list("", record))) {
            assertThat(all(host, "cs.CL")).hasSize(1);
            var settings = new ArxivSourceTest.Settings(
                    true, List.of("cs.CL"), false, false, host.address(), host.address(), host.address());
            assertThat(all(new ArxivSource(
                            TestHttp.client(clock, clock), settings, clock, (id, day) -> false, day -> true)))
                    .isEmpty();
        }
    }

    @Test
    void recordsThatCannotBeReadAreNamedWithTheirList() throws IOException {
        try (var host = FakeHost.answering(list("", record("2609.00001", "2026-09-30", "", "cs.CL")))) {
            assertThat(source(host, "cs.CL")
                            .announcedBetween(FROM, TO, Optional.empty())
                            .skipped()
                            .get(0)
                            .reason())
                    .isEqualTo("cs:cs:CL: has no date of submission: Paper 2609.00001");
        }
    }

    @Test
    void anotherFormatIsUnreadable() throws IOException {
        try (var host =
                FakeHost.answering(FakeHost.ok("text/xml", "<html><body>Moved</body></html>".getBytes(UTF_8)))) {
            assertThatIOException().isThrownBy(() -> all(host, "cs.CL")).isInstanceOf(UnreadableException.class);
        }
    }

    private List<Sighting> all(FakeHost host, String... categories) throws IOException {
        return all(source(host, categories));
    }

    private static List<Sighting> all(ArxivSource source) throws IOException {
        return parts(source).stream().flatMap(part -> part.sightings().stream()).toList();
    }

    private static List<Part> parts(ArxivSource source) throws IOException {
        var parts = new ArrayList<Part>();
        Optional<String> bookmark = Optional.empty();
        do {
            parts.add(source.announcedBetween(FROM, TO, bookmark));
            bookmark = parts.get(parts.size() - 1).next();
        } while (bookmark.isPresent());
        return parts;
    }

    private ArxivSource source(FakeHost host, String... categories) {
        return source(TestHttp.client(clock, clock), host.address(), categories);
    }

    private ArxivSource source(PoliteClient client, URI address, String... categories) {
        var settings = new ArxivSourceTest.Settings(true, List.of(categories), true, false, address, address, address);
        return new ArxivSource(client, settings, clock, (id, day) -> false, day -> true);
    }
}
