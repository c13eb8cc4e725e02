package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.http.FakeHost;
import dev.paperboy.http.StatusException;
import dev.paperboy.http.TestHttp;
import dev.paperboy.papers.Answer;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.UnreadableException;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossrefSourceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

    @Test
    void readsEveryFactOfAPaper() throws IOException {
        try (var host = FakeHost.answering(saved("crossref-normal.json"))) {
            var sighting = source(host).announcedOn(DAY).sightings().get(0);

            assertThat(sighting.day()).isEqualTo(DAY);
            assertThat(sighting.title()).isEqualTo("A Small Example of a Molecule");
            assertThat(sighting.ids())
                    .containsExactly(PaperId.doi("10.26434/chemrxiv-2026-abc1"), PaperId.doi("10.1000/journal.1"));
            assertThat(sighting.authors()).containsExactly("Ada Example", "The Sample Group");
            assertThat(sighting.abstractText()).isEqualTo("We show that x holds & more.");
            assertThat(sighting.categories()).containsExactly("Organic Chemistry");
            assertThat(sighting.link()).contains(URI.create("https://doi.org/10.26434/chemrxiv-2026-abc1"));
        }
    }

    @Test
    void asksForTheDayAndTheServersAndSaysWhoAsks() throws IOException {
        try (var host = FakeHost.answering(saved("crossref-normal.json"))) {
            source(host).announcedOn(DAY);

            assertThat(URLDecoder.decode(host.asked().get(0), UTF_8))
                    .startsWith("GET /works?filter=type:posted-content,from-posted-date:2026-10-01,"
                            + "until-posted-date:2026-10-01,prefix:10.26434,prefix:10.31234&")
                    .contains("&cursor=*")
                    .contains("&mailto=ops@example.org");
        }
    }

    @Test
    void aNewVersionOfAnOldPaperIsNoNews() throws IOException {
        try (var host = FakeHost.answering(saved("crossref-normal.json"))) {
            var answer = source(host).announcedOn(DAY);

            assertThat(answer.sightings()).hasSize(2);
            assertThat(answer.note()).isEqualTo("new versions left out: 1");
        }
    }

    @Test
    void brokenEntriesAreNamedWithTheirPlaceAndTheOthersArrive() throws IOException {
        try (var host = FakeHost.answering(saved("crossref-odd.json"))) {
            var answer = source(host).announcedOn(DAY);

            assertThat(answer.sightings()).extracting(Sighting::title).containsExactly("Fine after all");
            assertThat(answer.sightings().get(0).authors()).containsExactly("Example");
            assertThat(answer.skipped()).extracting(Answer.Skipped::position).containsExactly(1, 2, 3, 4, 5);
        }
    }

    @Test
    void thePagesAreTurnedByTheirCursorUntilOneIsNotFull() throws IOException {
        try (var host = FakeHost.answering(page(0, 200), page(200, 200), page(400, 0))) {
            assertThat(source(host).announcedOn(DAY).sightings()).hasSize(400);
            assertThat(host.asked().get(1)).contains("&cursor=a%2Bb%2F%3D%3D");
        }
    }

    @Test
    void stopsAtAServerThatTurnsInCircles() throws IOException {
        var answers = IntStream.range(0, 60).mapToObj(i -> page(0, 200)).toArray(FakeHost.Answer[]::new);
        try (var host = FakeHost.answering(answers)) {
            assertThatIOException().isThrownBy(() -> source(host).announcedOn(DAY));
            assertThat(host.asked()).hasSize(50);
        }
    }

    @Test
    void aDayWithoutPapersIsAnAnswer() throws IOException {
        try (var host = FakeHost.answering(page(0, 0))) {
            assertThat(source(host).announcedOn(DAY).note()).isEqualTo("no papers registered yet");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "",
                "Resource not found.",
                "{\"status\":\"failed\",\"message-type\":\"validation-failure\",\"message\":[]}",
                "{\"status\":\"ok\",\"message-type\":\"work\",\"message\":{}}"
            })
    void anythingElseIsAFailureAndNoEmptyDay(String body) throws IOException {
        try (var host = FakeHost.answering(FakeHost.json(body))) {
            assertThatIOException().isThrownBy(() -> source(host).announcedOn(DAY));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "<html></html>",
                "Resource not found.",
                "{\"status\":\"ok\",\"message-type\":\"work\"}"
            })
    void anotherFormatIsForAPersonToLookAt(String body) throws IOException {
        try (var host = FakeHost.answering(FakeHost.json(body))) {
            assertThatIOException()
                    .isThrownBy(() -> source(host).announcedOn(DAY))
                    .isInstanceOf(UnreadableException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{\"status\":\"ok\",", "{\"status\":\"failed\",\"message-type\":\"validation-failure\"}"})
    void aFaultThatPassesIsNoOtherFormat(String body) throws IOException {
        try (var host = FakeHost.answering(FakeHost.json(body))) {
            assertThatIOException()
                    .isThrownBy(() -> source(host).announcedOn(DAY))
                    .isNotInstanceOf(UnreadableException.class);
        }
    }

    @Test
    void aSpentRateIsAFailureThatIsNotArguedWith() throws IOException {
        try (var host = FakeHost.answering(FakeHost.status("429 Too Many Requests", "Retry-After: 120"))) {
            assertThatIOException()
                    .isThrownBy(() -> source(host).announcedOn(DAY))
                    .isInstanceOf(StatusException.class);
            assertThat(host.asked()).hasSize(1);
        }
    }

    private static FakeHost.Answer saved(String name) throws IOException {
        return FakeHost.ok("application/json;charset=utf-8", Saved.answer(name));
    }

    private static FakeHost.Answer page(int from, int size) {
        var items = IntStream.range(from, from + size)
                .mapToObj(i -> "{\"DOI\":\"10.26434/" + i + "\",\"title\":[\"Paper " + i
                        + "\"],\"posted\":{\"date-parts\":[[2026,10,1]]}}")
                .collect(Collectors.joining(","));
        return FakeHost.json(
                "{\"status\":\"ok\",\"message-type\":\"work-list\",\"message\":{\"next-cursor\":\"a+b/==\",\"items\":["
                        + items + "]}}");
    }

    private static CrossrefSource source(FakeHost host) {
        return new CrossrefSource(
                TestHttp.client(),
                new Settings(
                        Optional.of(List.of("10.26434", "10.31234")), Optional.of("ops@example.org"), host.address()));
    }

    record Settings(Optional<List<String>> prefixes, Optional<String> mailto, URI baseUrl)
            implements CrossrefSettings {}
}
