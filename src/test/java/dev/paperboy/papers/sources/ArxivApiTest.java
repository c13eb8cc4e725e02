package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.UnreadableException;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArxivApiTest {

    private static final ArxivCalendar CALENDAR = ArxivCalendar.published();

    @Test
    void readsEveryFactOfAnEntry() throws IOException {
        var entry = read("arxiv-api-normal.atom").entries().get(0);

        assertThat(entry.submitted()).isEqualTo(Instant.parse("2026-09-30T17:59:59Z"));
        assertThat(entry.sighting().title()).isEqualTo("Quieter Drafts: Guessing $k$ Words Ahead");
        assertThat(entry.sighting().abstractText()).isEqualTo("We guess $k < n$ words with a na\\\"ive model.");
        assertThat(entry.sighting().authors()).containsExactly("Ada Example", "Bo Sample");
        assertThat(entry.sighting().day()).isEqualTo(LocalDate.of(2026, 10, 1));
    }

    @Test
    void aFieldMayHoldTwoDois() throws IOException {
        assertThat(read("arxiv-api-normal.atom").entries().get(0).sighting().ids())
                .containsExactly(
                        PaperId.arxiv("2610.01234"), PaperId.doi("10.1000/quiet.1"), PaperId.doi("10.1000/quiet.2"));
    }

    @Test
    void thePrimaryCategoryStandsFirst() throws IOException {
        assertThat(read("arxiv-api-normal.atom").entries().get(0).sighting().categories())
                .containsExactly("cs.CL", "cs.AI");
    }

    @Test
    void oldIdentifiersAreReadWithoutTheirVersion() throws IOException {
        assertThat(read("arxiv-api-normal.atom").entries().get(1).sighting().ids())
                .containsExactly(PaperId.arxiv("astro-ph/0601001"));
    }

    @Test
    void anErrorEntryIsAFailureWhateverTheStatusWas() {
        assertThatIOException()
                .isThrownBy(() -> read("arxiv-api-error.atom"))
                .withMessage("arXiv's API says: incorrect id format for xyz");
    }

    @Test
    void noMatchIsAnAnswer() throws IOException {
        var page = page("<feed xmlns:o='urn:o'><o:totalResults>0</o:totalResults></feed>");

        assertThat(page.total()).hasValue(0);
        assertThat(page.size()).isZero();
    }

    @Test
    void anEntryWithoutItsDateCostsOneEntry() throws IOException {
        var page =
                page("<feed><entry><id>http://arxiv.org/abs/2610.00001v1</id><title>T</title></entry><entry/></feed>");

        assertThat(page.skipped())
                .containsExactly(new Answer.Skipped(1, "has no date: T"), new Answer.Skipped(2, "has no title"));
    }

    @Test
    void theWordsThatComeWithARateLimitAreNoAnswer() {
        assertThatIOException().isThrownBy(() -> page("Rate exceeded.")).withMessageStartingWith("Not well-formed XML");
        assertThatIOException().isThrownBy(() -> page("")).withMessageStartingWith("Not well-formed XML");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Moved</body></html>",
                "<!DOCTYPE html><html><br></html>",
                "<rss/>",
                "Please call again"
            })
    void anotherFormatIsForAPersonToLookAt(String body) {
        assertThatIOException().isThrownBy(() -> page(body)).isInstanceOf(UnreadableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Rate exceeded.", "<feed><entry>"})
    void aFaultThatPassesIsNoOtherFormat(String body) {
        assertThatIOException().isThrownBy(() -> page(body)).isNotInstanceOf(UnreadableException.class);
    }

    private static ArxivApi page(String xml) throws IOException {
        return ArxivApi.read(xml.getBytes(UTF_8), CALENDAR::announcementOf);
    }

    private static ArxivApi read(String name) throws IOException {
        return ArxivApi.read(Saved.answer(name), CALENDAR::announcementOf);
    }
}
