package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.http.FakeHost;
import dev.paperboy.http.TestHttp;
import dev.paperboy.papers.Answer;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.UnreadableException;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RxivSourceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 30);
    private static final String END = "{\"messages\":[{\"status\":\"no posts found\"}],\"collection\":[]}";

    @Test
    void readsEveryFactOfAPaper() throws IOException {
        var sighting = read("rxiv-normal.json").papers().get(0).sighting();

        assertThat(sighting.day()).isEqualTo(DAY);
        assertThat(sighting.ids()).containsExactly(PaperId.doi("10.1101/2026.09.29.123456"));
        assertThat(sighting.title()).isEqualTo("How Mice Remember");
        assertThat(sighting.authors()).containsExactly("A. Example", "B. C. van Sample", "The Mouse Group");
        assertThat(sighting.categories()).containsExactly("neuroscience");
        assertThat(sighting.link()).contains(URI.create("https://doi.org/10.1101/2026.09.29.123456"));
    }

    @Test
    void datesNeedNoZerosAndNaIsNothing() throws IOException {
        var sighting = read("rxiv-normal.json").papers().get(1).sighting();

        assertThat(sighting.day()).isEqualTo(DAY);
        assertThat(sighting.abstractText()).isEmpty();
    }

    @Test
    void theJournalsDoiIsAnotherNameOfThePaper() throws IOException {
        assertThat(read("rxiv-normal.json").papers().get(1).sighting().ids())
                .containsExactly(PaperId.doi("10.1101/2026.09.29.123457"), PaperId.doi("10.1000/cells.1"));
    }

    @Test
    void countAndTotalMayBeNumbersOrText() throws IOException {
        assertThat(read("rxiv-normal.json").step()).isEqualTo(3);
        assertThat(read("rxiv-odd.json").step()).isEqualTo(5);
        assertThat(read("rxiv-odd.json").total()).isEqualTo(9000);
    }

    @Test
    void thePagesOfADayAreReadToTheEndByTheirOwnCountEvenIfTheTotalIsTooHigh() throws IOException {
        try (var host = FakeHost.answering(saved("rxiv-odd.json"), FakeHost.json(END))) {
            var answer = source(host).announcedOn(DAY);

            assertThat(answer.sightings()).extracting(Sighting::abstractText).containsExactly("First.");
            assertThat(host.asked())
                    .containsExactly(
                            "GET /details/biorxiv/2026-09-30/2026-09-30/0/json HTTP/1.1",
                            "GET /details/biorxiv/2026-09-30/2026-09-30/5/json HTTP/1.1");
        }
    }

    @Test
    void aLargeCursorIsWrittenInPlainDigits() throws IOException {
        var first =
                "{\"messages\":[{\"status\":\"ok\",\"count\":\"10000000\",\"total\":\"20000000\"}],\"collection\":[{}]}";
        try (var host = FakeHost.answering(FakeHost.json(first), FakeHost.json(END))) {
            source(host).announcedOn(DAY);

            assertThat(host.asked().get(1)).contains("/10000000/json");
        }
    }

    @Test
    void brokenEntriesAreNamedWithTheirPlace() throws IOException {
        assertThat(read("rxiv-odd.json").skipped())
                .containsExactly(
                        new Answer.Skipped(3, "has no title"),
                        new Answer.Skipped(4, "has no DOI: No Name"),
                        new Answer.Skipped(5, "has no date: No Day"));
    }

    @Test
    void aNewVersionOfAnOldPaperIsNoNews() throws IOException {
        try (var host = FakeHost.answering(saved("rxiv-normal.json"))) {
            var answer = source(host).announcedOn(DAY);

            assertThat(answer.sightings())
                    .extracting(Sighting::title)
                    .containsExactly("How Mice Remember", "Cells That Wait");
            assertThat(answer.note()).isEqualTo("new versions left out: 1");
        }
    }

    @Test
    void twoVersionsOnOneDayAreOneNewPaper() throws IOException {
        var entry = "{\"title\":\"T\",\"doi\":\"10.1101/2026.10.01.1\",\"date\":\"" + DAY + "\",\"version\":\"%s\"}";
        var page = "{\"messages\":[{\"status\":\"ok\",\"count\":2,\"total\":\"2\"}],\"collection\":["
                + entry.formatted("2") + "," + entry.formatted("1") + "]}";
        try (var host = FakeHost.answering(FakeHost.json(page))) {
            assertThat(source(host).announcedOn(DAY).sightings()).hasSize(1);
        }
    }

    @Test
    void aCategoryMayBeWrittenWithUnderscores() throws IOException {
        try (var host = FakeHost.answering(saved("rxiv-normal.json"))) {
            assertThat(source(host, "Cell_biology").announcedOn(DAY).sightings())
                    .extracting(Sighting::title)
                    .containsExactly("Cells That Wait");
        }
    }

    @Test
    void aDayWithoutPostsIsAnAnswer() throws IOException {
        try (var host = FakeHost.answering(FakeHost.json(END))) {
            assertThat(source(host).announcedOn(DAY).note()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error : (2002) Connection refused",
                "",
                "[]",
                "{\"messages\":[{\"status\":\"error\"}],\"collection\":[]}",
                "{\"messages\":[{\"status\":\"ok\"}]}",
                "{\"messages\":[],\"collection\":[]}"
            })
    void anErrorWithStatus200IsAFailure(String body) {
        assertThatIOException()
                .isThrownBy(() -> RxivJson.read(body.getBytes(UTF_8)))
                .withMessageStartingWith("Not a list of papers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Moved</body></html>",
                "Please call again",
                "[]",
                "{\"messages\":[{\"status\":\"ok\"}]}"
            })
    void anotherFormatIsForAPersonToLookAt(String body) {
        assertThatIOException()
                .isThrownBy(() -> RxivJson.read(body.getBytes(UTF_8)))
                .isInstanceOf(UnreadableException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error : (2002) Connection refused",
                "",
                "{\"messages\":[{\"status\":\"ok\"}],\"coll",
                "{\"messages\":[{\"status\":\"error\"}],\"collection\":[]}"
            })
    void aFaultThatPassesIsNoOtherFormat(String body) {
        assertThatIOException()
                .isThrownBy(() -> RxivJson.read(body.getBytes(UTF_8)))
                .isNotInstanceOf(UnreadableException.class);
    }

    @Test
    void anErrorInTheMiddleFailsTheDaySoThatItIsAskedAgain() throws IOException {
        try (var host = FakeHost.answering(saved("rxiv-odd.json"), FakeHost.json("Error : (2002)"))) {
            assertThatIOException().isThrownBy(() -> source(host).announcedOn(DAY));
        }
    }

    @Test
    void bothServersAreTheSameSourceUnderTwoNames() throws IOException {
        try (var host = FakeHost.answering(FakeHost.json(END))) {
            var med = new RxivSource(TestHttp.client(), settings(host), RxivSettings.Server.MEDRXIV);
            med.announcedOn(DAY);

            assertThat(med.name()).isEqualTo("medrxiv");
            assertThat(med.label()).isEqualTo("medRxiv");
            assertThat(host.asked().get(0)).startsWith("GET /details/medrxiv/");
        }
    }

    private static FakeHost.Answer saved(String name) throws IOException {
        return FakeHost.ok("application/json", Saved.answer(name));
    }

    private static RxivJson read(String name) throws IOException {
        return RxivJson.read(Saved.answer(name));
    }

    private static RxivSource source(FakeHost host, String... categories) {
        return new RxivSource(TestHttp.client(), settings(host, categories), RxivSettings.Server.BIORXIV);
    }

    private static RxivSettings settings(FakeHost host, String... categories) {
        return new Settings(
                Optional.empty(), Optional.of(List.of(categories)).filter(list -> !list.isEmpty()), host.address());
    }

    record Settings(Optional<List<Server>> servers, Optional<List<String>> categories, URI baseUrl)
            implements RxivSettings {}
}
