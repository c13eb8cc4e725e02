package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.UnreadableException;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArxivOaiTest {

    @Test
    void readsEveryFactOfARecord() throws IOException {
        var record = normal().records().get(0);

        assertThat(record.created()).isEqualTo(LocalDate.of(2026, 9, 30));
        assertThat(record.replaced()).isFalse();
        assertThat(record.sighting().day()).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(record.sighting().ids())
                .containsExactly(PaperId.arxiv("2610.01234"), PaperId.doi("10.1000/quiet.1"));
        assertThat(record.sighting().title()).isEqualTo("Quieter Drafts: Guessing $k$ Words Ahead");
        assertThat(record.sighting().abstractText()).isEqualTo("We guess $k < n$ words.");
        assertThat(record.sighting().authors()).containsExactly("Ada Example Jr", "The Sample Collaboration");
        assertThat(record.sighting().categories()).containsExactly("cs.CL", "cs.AI");
    }

    @Test
    void aReplacementIsKnownByItsSecondDate() throws IOException {
        assertThat(normal().records().get(1).replaced()).isTrue();
    }

    @Test
    void deletedRecordsAreNoFaultAndBrokenOnesAreNamed() throws IOException {
        assertThat(normal().records()).hasSize(2);
        assertThat(normal().skipped()).containsExactly(new Answer.Skipped(4, "has no title"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<resumptionToken/>", "<resumptionToken expires='x'> </resumptionToken>"})
    void theLastPageHasNoTokenOrAnEmptyOne(String token) throws IOException {
        assertThat(read("<OAI-PMH><ListRecords>" + token + "</ListRecords></OAI-PMH>")
                        .resumption())
                .isEmpty();
    }

    @Test
    void theTokenIsTakenAsItStands() throws IOException {
        var token = "<resumptionToken>verb%3DListRecords%26skip%3D2000</resumptionToken>";

        assertThat(read("<OAI-PMH><ListRecords>" + token + "</ListRecords></OAI-PMH>")
                        .resumption())
                .contains("verb%3DListRecords%26skip%3D2000");
    }

    @Test
    void noRecordsMatchIsAnEmptyDay() throws IOException {
        var page = read("<OAI-PMH><error code='noRecordsMatch'>None</error></OAI-PMH>");

        assertThat(page.records()).isEmpty();
        assertThat(page.resumption()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"badResumptionToken", "badArgument", "cannotDisseminateFormat", "badVerb"})
    void anyOtherErrorIsAFailure(String code) {
        assertThatIOException()
                .isThrownBy(() -> read("<OAI-PMH><error code='" + code + "'>Why</error></OAI-PMH>"))
                .isNotInstanceOf(UnreadableException.class)
                .withMessage("arXiv's OAI-PMH says " + code + ": Why");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html/>", "<!DOCTYPE html><html>", "Moved", "<OAI-PMH/>", "<OAI-PMH><Identify/></OAI-PMH>"})
    void otherXmlIsNoEmptyDay(String xml) {
        assertThatIOException().isThrownBy(() -> read(xml)).isInstanceOf(UnreadableException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "cs.CL, cs:cs:CL",
        "cs, cs",
        "hep-th, physics:hep-th",
        "astro-ph.GA, physics:astro-ph:GA",
        "physics.optics, physics:physics:optics",
        "q-bio.NC, q-bio:q-bio:NC"
    })
    void everyCategoryHasItsSet(String category, String set) {
        assertThat(ArxivSets.oai(category)).isEqualTo(set);
    }

    private static ArxivOai normal() throws IOException {
        return ArxivOai.read(Saved.answer("arxiv-oai-normal.xml"));
    }

    private static ArxivOai read(String xml) throws IOException {
        return ArxivOai.read(xml.getBytes(UTF_8));
    }
}
