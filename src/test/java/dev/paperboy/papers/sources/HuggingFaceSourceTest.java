package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.http.FakeHost;
import dev.paperboy.http.StatusException;
import dev.paperboy.http.TestHttp;
import dev.paperboy.papers.Answer;
import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HuggingFaceSourceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 29);
    private static final LocalDate SATURDAY = LocalDate.of(2026, 7, 25);

    @Test
    void asksForTheDayAndReportsItsPapers() throws IOException {
        try (var host = FakeHost.answering(FakeHost.json(new String(Saved.answer("huggingface-normal.json"), UTF_8)))) {
            var answer = source(host).announcedOn(TODAY);

            assertThat(answer.sightings()).hasSize(3);
            assertThat(answer.note()).isEmpty();
            assertThat(host.asked()).containsExactly("GET /api/daily_papers?date=2026-07-29&limit=100 HTTP/1.1");
        }
    }

    @Test
    void looksAgainForLateRisers() throws IOException {
        try (var host = FakeHost.answering()) {
            assertThat(source(host).daysToLookBack()).containsExactly(1, 3, 7);
        }
    }

    @Test
    void turnsThePageAsLongAsPagesAreFull() throws IOException {
        try (var host = FakeHost.answering(page(0, 100), page(100, 200), FakeHost.json("[]"))) {
            var answer = source(host).announcedOn(TODAY);

            assertThat(answer.sightings()).hasSize(200);
            assertThat(host.asked()).hasSize(3).last().asString().contains("&limit=100&p=2 ");
        }
    }

    @Test
    void aPaperThatSlidToTheNextPageComesOnceAndPositionsCountOn() throws IOException {
        var second = "[" + entry(99) + "," + entry(100) + ",{}]";
        try (var host = FakeHost.answering(page(0, 100), FakeHost.json(second))) {
            var answer = source(host).announcedOn(TODAY);

            assertThat(answer.sightings())
                    .extracting(Sighting::title)
                    .doesNotHaveDuplicates()
                    .hasSize(101);
            assertThat(answer.skipped()).containsExactly(new Answer.Skipped(103, "has no paper"));
        }
    }

    @Test
    void stopsAtAServerThatTurnsInCircles() throws IOException {
        var same = page(0, 100);
        try (var host = FakeHost.answering(same, same, same, same, same, same, same, same, same, same, same)) {
            var answer = source(host).announcedOn(TODAY);

            assertThat(answer.sightings()).hasSize(100);
            assertThat(host.asked()).hasSize(10);
            assertThat(answer.note()).isEqualTo("only the first 1000 entries were read");
        }
    }

    @Test
    void anEmptyWeekendIsExplained() throws IOException {
        try (var host = FakeHost.answering(FakeHost.json("[]"))) {
            assertThat(source(host).announcedOn(SATURDAY).note()).isEqualTo("no list on weekends");
        }
    }

    @Test
    void anEmptyWeekdayIsStatedOnly() throws IOException {
        try (var host = FakeHost.answering(FakeHost.json("[]"))) {
            assertThat(source(host).announcedOn(TODAY).note()).isEqualTo("the list of this day is not out yet");
        }
    }

    @Test
    void doesNotAskForTomorrow() throws IOException {
        try (var host = FakeHost.answering()) {
            assertThat(source(host).announcedOn(TODAY.plusDays(1)).note())
                    .isEqualTo("the list of this day is not out yet");
            assertThat(host.asked()).isEmpty();
        }
    }

    @Test
    void aServerWhoseClockIsBehindHasNoListForTodayYet() throws IOException {
        try (var host = FakeHost.answering(FakeHost.status("400 Bad Request"))) {
            assertThat(source(host).announcedOn(TODAY).note()).isEqualTo("the list of this day is not out yet");
        }
    }

    @Test
    void refusalOfADayThatIsOverIsAFailure() throws IOException {
        try (var host = FakeHost.answering(FakeHost.status("400 Bad Request"))) {
            assertThatExceptionOfType(StatusException.class)
                    .isThrownBy(() -> source(host).announcedOn(TODAY.minusDays(1)))
                    .withMessage("localhost answered 400");
        }
    }

    @Test
    void aSpentRateIsAFailureThatNamesTheWait() throws IOException {
        try (var host = FakeHost.answering(FakeHost.status("429 Too Many Requests", "RateLimit: \"api\";r=0;t=42"))) {
            assertThatIOException()
                    .isThrownBy(() -> source(host).announcedOn(TODAY))
                    .withMessage("localhost answered 429 and asks to wait 42 s");
        }
    }

    @Test
    void aListThatIsStoredIsNotSentAgain() throws IOException {
        var list = "[" + entry(1) + "]";
        var versioned = FakeHost.ok("application/json", list.getBytes(UTF_8), "ETag: W/\"1\"");
        try (var host = FakeHost.answering(versioned, versioned, FakeHost.status("304 Not Modified"))) {
            var source = source(host);

            assertThat(source.announcedOn(TODAY).unchanged()).isFalse();
            assertThat(source.announcedOn(TODAY).unchanged()).isFalse();
            source.kept(TODAY);
            assertThat(source.announcedOn(TODAY).unchanged()).isTrue();
        }
    }

    @Test
    void newsIsDueOnWeekdaysWhenTheDayIsOver() throws IOException {
        try (var host = FakeHost.answering()) {
            assertThat(source(host).newsBy(TODAY)).contains(Instant.parse("2026-07-30T00:00:00Z"));
            assertThat(source(host).newsBy(SATURDAY)).isEmpty();
        }
    }

    @Test
    void theDaysPageStandsInForABrokenApi() throws IOException {
        var page = Saved.answer("huggingface-page.html");
        try (var host = FakeHost.answering(
                FakeHost.json("{\"changed\":\"schema\"}"), FakeHost.ok("text/html; charset=utf-8", page))) {
            var answer = source(host).announcedOn(TODAY);

            assertThat(answer.sightings()).hasSize(2);
            assertThat(answer.note()).isEqualTo("read from the page, since the API failed");
            assertThat(host.asked()).last().isEqualTo("GET /papers/date/2026-07-29 HTTP/1.1");
        }
    }

    @Test
    void whenThePageFailsTooTheApisFailureIsTold() throws IOException {
        var other = Saved.answer("huggingface-page.html");
        try (var host = FakeHost.answering(
                FakeHost.json("{\"changed\":\"schema\"}"), FakeHost.ok("text/html; charset=utf-8", other))) {
            assertThatIOException()
                    .isThrownBy(() -> source(host).announcedOn(TODAY.minusDays(1)))
                    .withMessage("Not a list of daily papers but a JSON object");
        }
    }

    @Test
    void aFailureOnTheSecondPageFailsTheDaySoThatItIsAskedAgain() throws IOException {
        try (var host = FakeHost.answering(page(0, 100), FakeHost.status("503 Service Unavailable"))) {
            assertThatIOException().isThrownBy(() -> source(host).announcedOn(TODAY));
        }
    }

    @Test
    void aPageInsteadOfAListIsAFailure() throws IOException {
        try (var host = FakeHost.answering(FakeHost.json("<html>Back soon</html>"))) {
            assertThatIOException()
                    .isThrownBy(() -> source(host).announcedOn(TODAY))
                    .withMessageStartingWith("Not a list of daily papers");
        }
    }

    private static FakeHost.Answer page(int from, int to) {
        return FakeHost.json(IntStream.range(from, to)
                .mapToObj(HuggingFaceSourceTest::entry)
                .collect(Collectors.joining(",", "[", "]")));
    }

    private static String entry(int number) {
        return "{\"paper\":{\"id\":\"2607.%05d\",\"title\":\"Paper %d\"}}".formatted(number, number);
    }

    private static HuggingFaceSource source(FakeHost host) {
        var noon = InstantSource.fixed(Instant.parse("2026-07-29T12:00:00Z"));
        return new HuggingFaceSource(TestHttp.client(), new Settings(true, URI.create(host.address() + "/")), noon);
    }

    record Settings(boolean enabled, URI baseUrl) implements HuggingFaceSettings {}
}
