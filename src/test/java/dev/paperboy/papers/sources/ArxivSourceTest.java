package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.http.FakeHost;
import dev.paperboy.http.ScriptedTime;
import dev.paperboy.http.TestHttp;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArxivSourceTest {

    /** Asked for three times before the client gives up. */
    private static final FakeHost.Answer DOWN = FakeHost.status("503 Service Unavailable");

    private static final FakeHost.Answer NOTHING_STAMPED =
            xml("<OAI-PMH><error code='noRecordsMatch'>none</error></OAI-PMH>");

    private static final LocalDate THURSDAY = LocalDate.of(2026, 10, 1);
    private static final BiPredicate<PaperId, LocalDate> ALL_NEW = (id, day) -> false;

    @Test
    void asksForEachCategoryAndReportsEachPaperOnce() throws IOException {
        try (var host = FakeHost.answering(saved("arxiv-feed-normal.atom"), saved("arxiv-feed-odd.rss"))) {
            var answer = source(host, "2026-10-01", "cs.CL", "eess.AS").announcedOn(THURSDAY);

            assertThat(answer.sightings()).hasSize(3).allMatch(sighting -> sighting.day()
                    .equals(THURSDAY));
            assertThat(host.asked().subList(0, 2))
                    .containsExactly("GET /atom/cs.CL HTTP/1.1", "GET /atom/eess.AS HTTP/1.1");
        }
    }

    @Test
    void detailsThatTheFeedLeftOutComeFromTheApiInOneRequestOfTheirNumber() throws IOException {
        var details = xml("<feed><entry><id>http://arxiv.org/abs/math/0309136v2</id><title>T</title>"
                + "<published>2003-09-01T00:00:00Z</published><summary>Found again.</summary></entry></feed>");
        try (var host = FakeHost.answering(saved("arxiv-feed-odd.rss"), details)) {
            var answer = source(host, "2026-10-01", "eess.AS").announcedOn(THURSDAY);

            assertThat(answer.sightings().get(1).abstractText()).isEqualTo("Found again.");
            assertThat(answer.sightings().get(1).title()).isEqualTo("An Old Name");
            assertThat(host.asked().get(1)).contains("/api/query?id_list=math/0309136&max_results=1 ");
        }
    }

    @Test
    void missingDetailsCostNoPaper() throws IOException {
        try (var host = FakeHost.answering(saved("arxiv-feed-odd.rss"))) {
            var answer = source(host, "2026-10-01", "eess.AS").announcedOn(THURSDAY);

            assertThat(answer.sightings()).hasSize(2);
            assertThat(answer.note()).startsWith("1 without details: ");
        }
    }

    @Test
    void anEmptyWeekendIsAskedForAndExplained() throws IOException {
        try (var host = FakeHost.answering(empty("2026-10-03"))) {
            assertThat(source(host, "2026-10-03", "cs.CL")
                            .announcedOn(LocalDate.of(2026, 10, 3))
                            .note())
                    .isEqualTo("no announcement on weekends");
            assertThat(host.asked()).hasSize(1);
        }
    }

    @Test
    void anEmptyFeedAroundAHolidayIsExplained() throws IOException {
        var none = xml("<feed><totalResults>0</totalResults></feed>");
        for (var day : List.of("2026-11-26", "2026-11-27")) {
            try (var host = FakeHost.answering(empty(day), none)) {
                assertThat(source(host, day, "cs.CL")
                                .announcedOn(LocalDate.parse(day))
                                .note())
                        .isEqualTo("no announcement today (US holiday)");
            }
        }
    }

    @Test
    void onTheHolidayItselfTheApiIsAskedWhetherItIsQuiet() throws IOException {
        for (var feed : List.of(empty("2026-11-26"), empty("2026-11-25"))) {
            try (var host = FakeHost.answering(feed, saved("arxiv-api-normal.atom"))) {
                assertThatIOException()
                        .isThrownBy(() -> source(host, "2026-11-26", "cs.CL").announcedOn(LocalDate.of(2026, 11, 26)))
                        .withMessage("the feed has nothing new, but arXiv's API knows 1 papers of this day");
            }
        }
    }

    @Test
    void aFeedThatIsFullOnAHolidayIsTakenAsItIs() throws IOException {
        var thanksgiving =
                new String(Saved.answer("arxiv-feed-normal.atom"), UTF_8).replace("2026-10-01T00", "2026-11-26T00");
        try (var host = FakeHost.answering(xml(thanksgiving))) {
            assertThat(source(host, "2026-11-26", "cs.CL")
                            .announcedOn(LocalDate.of(2026, 11, 26))
                            .sightings())
                    .hasSize(2);
        }
    }

    @Test
    void anEmptyWeekdayIsBelievedWhenTheApiAgrees() throws IOException {
        var none = xml("<feed><totalResults>0</totalResults></feed>");
        try (var host = FakeHost.answering(empty("2026-10-01"), none)) {
            assertThat(source(host, "2026-10-01", "math.KT")
                            .announcedOn(THURSDAY)
                            .note())
                    .isEqualTo("no new papers in these categories");
        }
    }

    @Test
    void anEmptyWeekdayIsAFaultWhenTheApiKnowsPapers() throws IOException {
        try (var host = FakeHost.answering(empty("2026-10-01"), saved("arxiv-api-normal.atom"))) {
            assertThatIOException()
                    .isThrownBy(() -> source(host, "2026-10-01", "cs.CL").announcedOn(THURSDAY))
                    .withMessage("the feed has nothing new, but arXiv's API knows 1 papers of this day");
        }
    }

    @Test
    void aFeedThatStillShowsYesterdayBringsNothingNew() throws IOException {
        try (var host = FakeHost.answering(saved("arxiv-feed-normal.atom"))) {
            var answer = source(host, "2026-10-02", "cs.CL").announcedOn(THURSDAY.plusDays(1));

            assertThat(answer.sightings()).isEmpty();
            assertThat(answer.note()).isEqualTo("the feed still shows the announcement of 2026-10-01");
        }
    }

    @Test
    void anOldBatchUnderANewDateIsNoticed() throws IOException {
        try (var host = FakeHost.answering(saved("arxiv-feed-odd.rss"))) {
            var source = new ArxivSource(
                    TestHttp.client(), settings(host, "eess.AS"), at("2026-10-01"), (id, day) -> true, day -> true);

            assertThat(source.announcedOn(THURSDAY).sightings()).isEmpty();
            assertThat(source.newsBy(THURSDAY)).isPresent();
        }
    }

    @Test
    void oneCategoryThatFailsIsTakenFromTheHistoryAndNamed() throws IOException {
        try (var host = FakeHost.answering(
                saved("arxiv-feed-normal.atom"),
                FakeHost.status("404 Not Found"),
                saved("arxiv-api-normal.atom"),
                NOTHING_STAMPED)) {
            var answer = source(host, "2026-10-01", "cs.CL", "cs.AI").announcedOn(THURSDAY);

            assertThat(answer.partial()).isFalse();
            assertThat(answer.sightings()).extracting(Sighting::title).contains("Speech in Few Tokens");
            assertThat(answer.note()).isEqualTo("cs.AI: localhost answered 404; taken from arXiv's history instead");
        }
    }

    @Test
    void oneCategoryThatCannotBeHadAtAllMakesTheAnswerAPart() throws IOException {
        try (var host = FakeHost.answering(saved("arxiv-feed-normal.atom"), FakeHost.status("404 Not Found"))) {
            var answer = source(host, "2026-10-01", "cs.CL", "cs.AI").announcedOn(THURSDAY);

            assertThat(answer.sightings()).hasSize(2);
            assertThat(answer.partial()).isTrue();
        }
    }

    @Test
    void whatWasHeldBackUntilAMissedDayIsStampedWithIt() throws IOException {
        try (var host = FakeHost.answering(saved("arxiv-api-normal.atom"), stamped("2026-09-28", "2026-09-30"))) {
            var answer = source(host, "2026-10-05", "cs.CL").announcedOn(THURSDAY);

            assertThat(answer.sightings())
                    .extracting(sighting -> sighting.ids().get(0).value())
                    .containsExactly("2610.01234", "2609.00028");
            assertThat(answer.sightings()).allMatch(sighting -> sighting.day().equals(THURSDAY));
            assertThat(host.asked().get(1)).contains("&from=2026-10-01&until=2026-10-01 ");
        }
    }

    @Test
    void whatWasAnnouncedBeforeWasNotHeldBack() throws IOException {
        try (var host = FakeHost.answering(saved("arxiv-api-normal.atom"), stamped("2026-09-28"))) {
            var source = new ArxivSource(
                    TestHttp.client(), settings(host, "cs.CL"), at("2026-10-05"), (id, day) -> true, day -> true);

            assertThat(source.announcedOn(THURSDAY).sightings()).hasSize(1);
        }
    }

    @Test
    void aDayWhoseHeldBackPapersCannotBeHadIsAPart() throws IOException {
        try (var host = FakeHost.answering(saved("arxiv-api-normal.atom"))) {
            var answer = source(host, "2026-10-05", "cs.CL").announcedOn(THURSDAY);

            assertThat(answer.sightings()).hasSize(1);
            assertThat(answer.partial()).isTrue();
            assertThat(answer.note()).endsWith("what arXiv had held back before is not in it yet");
        }
    }

    @Test
    void daysLongAgoAreFilledInWithoutAskingWhatWasHeldBack() throws IOException {
        try (var host = FakeHost.answering(saved("arxiv-api-normal.atom"))) {
            assertThat(source(host, "2026-10-16", "cs.CL").announcedOn(THURSDAY).partial())
                    .isFalse();
            assertThat(host.asked()).hasSize(1);
        }
    }

    /** A record for each day of submission. */
    private static FakeHost.Answer stamped(String... created) {
        var records = Stream.of(created).map(day -> """
                        <record><header><identifier>oai</identifier><datestamp>2026-10-01</datestamp></header><metadata><arXiv>
                        <id>2609.000%s</id><created>%s</created><title>Held back</title><categories>cs.CL</categories></arXiv>
                        </metadata></record>""".formatted(day.substring(8), day));
        return xml("<OAI-PMH><ListRecords>" + records.collect(Collectors.joining()) + "</ListRecords></OAI-PMH>");
    }

    @Test
    void theErrorFeedOfAnUnknownCategoryIsAFailure() throws IOException {
        try (var host = FakeHost.answering(FakeHost.status("400 Bad Request"))) {
            assertThatIOException()
                    .isThrownBy(() -> source(host, "2026-10-01", "cs.XX").announcedOn(THURSDAY))
                    .withMessageContaining("400");
        }
    }

    @Test
    void aMissedDayIsPutTogetherFromTheTimeOfSubmission() throws IOException {
        try (var host = FakeHost.answering(saved("arxiv-api-normal.atom"), NOTHING_STAMPED)) {
            var answer = source(host, "2026-10-05", "cs.CL").announcedOn(THURSDAY);

            assertThat(answer.partial()).isFalse();
            assertThat(answer.sightings()).singleElement().matches(sighting -> sighting.day()
                    .equals(THURSDAY));
            assertThat(answer.note()).isEqualTo("put together from the API by the time of submission");
            assertThat(host.asked().get(0))
                    .contains("search_query=%28cat%3Acs.CL%29+AND+submittedDate%3A%5B202609291800+TO+202609301759%5D")
                    .contains("&start=0&max_results=500");
        }
    }

    @Test
    void anEmptyPageInTheMiddleIsAskedForAgain() throws IOException {
        var hole = xml("<feed><totalResults>2</totalResults></feed>");
        try (var host = FakeHost.answering(hole, hole, saved("arxiv-api-normal.atom"), NOTHING_STAMPED)) {
            assertThat(source(host, "2026-10-05", "cs.CL").announcedOn(THURSDAY).sightings())
                    .hasSize(1);
            assertThat(host.asked()).hasSize(4);
        }
    }

    @Test
    void pagesThatStayEmptyAreAFailureAfterThreeAttempts() throws IOException {
        var hole = xml("<feed><totalResults>2</totalResults></feed>");
        try (var host = FakeHost.answering(hole, hole, hole, xml("<html/>"))) {
            assertThatIOException()
                    .isThrownBy(() -> source(host, "2026-10-05", "cs.CL").announcedOn(THURSDAY))
                    .withMessage("arXiv's API keeps sending empty pages, from 0 on");
            assertThat(host.asked()).hasSize(4);
        }
    }

    @Test
    void whenTheApiFailsTheDayComesFromOaiPmh() throws IOException {
        try (var host = FakeHost.answering(DOWN, DOWN, DOWN, saved("arxiv-oai-normal.xml"))) {
            var answer = source(host, "2026-10-05", "cs.CL").announcedOn(THURSDAY);

            assertThat(answer.sightings())
                    .extracting(Sighting::title)
                    .containsExactly("Quieter Drafts: Guessing $k$ Words Ahead");
            assertThat(host.asked().get(3))
                    .startsWith("GET /oai?verb=ListRecords&metadataPrefix=arXiv&set=cs%3Acs%3ACL"
                            + "&from=2026-10-01&until=2026-10-01 ");
        }
    }

    @Test
    void aResumedListIsAskedForWithTheTokenAloneAndItsRepetitionsCountOnce() throws IOException {
        var first = new String(Saved.answer("arxiv-oai-normal.xml"), UTF_8)
                .replace(" </ListRecords>", "<resumptionToken>a%3Db</resumptionToken></ListRecords>");
        try (var host = FakeHost.answering(DOWN, DOWN, DOWN, xml(first), saved("arxiv-oai-normal.xml"))) {
            var answer = source(host, "2026-10-05", "cs.CL").announcedOn(THURSDAY);

            assertThat(answer.sightings()).hasSize(1);
            assertThat(host.asked().get(4)).isEqualTo("GET /oai?verb=ListRecords&resumptionToken=a%253Db HTTP/1.1");
        }
    }

    @Test
    void whoIsToldToWaitDoesNotTryTheNextDoor() throws IOException {
        try (var host = FakeHost.answering(FakeHost.status("429 Too Many Requests"))) {
            assertThatIOException()
                    .isThrownBy(() -> source(host, "2026-10-05", "cs.CL").announcedOn(THURSDAY));
            assertThat(host.asked()).hasSize(1);
        }
    }

    @Test
    void beforeMidnightInNewYorkThereIsNoFeedOfTheDayYet() throws IOException {
        try (var host = FakeHost.answering()) {
            assertThat(source(host, "2026-09-30", "cs.CL").announcedOn(THURSDAY).note())
                    .isEqualTo("the announcement of this day is not out yet");
            assertThat(host.asked()).isEmpty();
        }
    }

    @Test
    void aFeedThatIsStoredIsNotSentAgainOnItsDayButOnTheNext() throws IOException {
        var whole = FakeHost.ok("application/xml", whole(), "ETag: \"1\"");
        try (var host = FakeHost.answering(whole, whole, FakeHost.status("304 Not Modified"), empty("2026-10-02"))) {
            var source = source(host, "2026-10-01", "cs.CL");

            assertThat(source.announcedOn(THURSDAY).sightings()).hasSize(1);
            assertThat(source.announcedOn(THURSDAY).unchanged()).isFalse();
            source.kept(THURSDAY);
            assertThat(source.announcedOn(THURSDAY).unchanged()).isTrue();

            assertThat(host.heads().get(0))
                    .startsWith("GET /atom/cs.CL HTTP/1.1")
                    .doesNotContain("If-None-Match");
            assertThat(host.heads().get(2)).contains("If-None-Match: \"1\"");
        }
    }

    @Test
    void anotherDaysFeedIsNeverTakenForUnchanged() throws IOException {
        var whole = FakeHost.ok("application/xml", whole(), "ETag: \"1\"");
        try (var host = FakeHost.answering(whole, whole)) {
            var clock = new ScriptedTime(Instant.parse("2026-10-01T12:00:00Z"));
            var source = new ArxivSource(
                    TestHttp.client(clock, clock), settings(host, "cs.CL"), clock, ALL_NEW, day -> true);
            source.announcedOn(THURSDAY);
            source.kept(THURSDAY);
            clock.pass(Duration.ofDays(1));

            var answer = source.announcedOn(THURSDAY.plusDays(1));

            assertThat(answer.unchanged()).isFalse();
            assertThat(answer.note()).contains("still shows");
            assertThat(host.heads().get(1)).doesNotContain("If-None-Match");
        }
    }

    private static byte[] whole() {
        return ("<feed><updated>2026-10-01T04:00:02Z</updated><entry><id>oai:arXiv.org:2610.01234v1</id><title>T</title>"
                        + "<published>2026-10-01T00:00:00-04:00</published><summary>arXiv:2610.01234v1 Announce Type: new\n"
                        + "Abstract: Whole.</summary><author><name>Ada Example</name></author><category term='cs.CL'/></entry></feed>")
                .getBytes(UTF_8);
    }

    private static FakeHost.Answer saved(String name) throws IOException {
        return FakeHost.ok("application/xml", Saved.answer(name));
    }

    private static FakeHost.Answer empty(String date) throws IOException {
        return xml(new String(Saved.answer("arxiv-feed-empty.atom"), UTF_8).formatted(date));
    }

    private static FakeHost.Answer xml(String xml) {
        return FakeHost.ok("text/xml; charset=utf-8", xml.getBytes(UTF_8));
    }

    private static ArxivSource source(FakeHost host, String today, String... categories) {
        return new ArxivSource(TestHttp.client(), settings(host, categories), at(today), ALL_NEW, day -> true);
    }

    private static InstantSource at(String day) {
        return InstantSource.fixed(Instant.parse(day + "T12:00:00Z"));
    }

    private static ArxivSettings settings(FakeHost host, String... categories) {
        var address = host.address();
        return new Settings(true, List.of(categories), true, false, address, address, address);
    }

    record Settings(
            boolean enabled,
            List<String> categories,
            boolean crossLists,
            boolean replacements,
            URI feedUrl,
            URI apiUrl,
            URI oaiUrl)
            implements ArxivSettings {}
}
