package dev.paperboy.papers.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.LibraryReader;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

    @Test
    void bibTexGivesTitleAuthorsAbstractAndNames() throws IOException {
        var sighting = bib("library.bib").sightings().get(0);

        assertThat(sighting.title()).isEqualTo("BERT and the Quiet Drafts");
        assertThat(sighting.authors()).containsExactly("Ada Example", "Bo van Sample", "Guy Third Jr");
        assertThat(sighting.abstractText()).isEqualTo("They guess, and \"check\" later.");
        assertThat(sighting.ids()).containsExactly(PaperId.doi("10.1000/quiet.1"), PaperId.arxiv("2610.01234"));
        assertThat(sighting.day()).isEqualTo(DAY);
    }

    @Test
    void macrosAndPartsOfAValueAreJoined() throws IOException {
        assertThat(bib("library.bib").sightings().get(1).title()).isEqualTo("Proceedings of Examples, Part 2");
    }

    @Test
    void texStaysAsTyped() throws IOException {
        var sighting = bib("library.bib").sightings().get(2);

        assertThat(sighting.title()).isEqualTo("On {$O(n)$} and {G\\\"odel}");
        assertThat(sighting.link()).contains(URI.create("https://lab.example/godel"));
    }

    @Test
    void oneBrokenEntryOfALibraryCostsOneEntry() throws IOException {
        var answer = bib("library.bib");

        assertThat(answer.skipped())
                .containsExactly(
                        new Answer.Skipped(3, "is not closed or has no fields"), new Answer.Skipped(5, "has no title"));
        assertThat(answer.sightings()).hasSize(3);
    }

    @Test
    void risGivesTitleAuthorsAbstractAndNames() throws IOException {
        var answer = Ris.read(text("library.ris"), DAY);

        assertThat(answer.sightings())
                .extracting(Sighting::title)
                .containsExactly("A Long Title that Goes On", "Without an End");
        assertThat(answer.sightings().get(0).authors()).containsExactly("Ada Example", "Bo Sample");
        assertThat(answer.sightings().get(0).ids()).containsExactly(PaperId.doi("10.1000/ris.1"));
        assertThat(answer.sightings().get(0).categories()).containsExactly("speech", "codecs");
        assertThat(answer.skipped()).containsExactly(new Answer.Skipped(2, "has no title"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@article{a",
                "@article{a,",
                "@article{a, title",
                "@article{a, title =",
                "@article{a, title = {",
                "@article{a, title = \"x",
                "@article{a, title = {x} #",
                "@article{a, title = {x}, = {y}",
                "@article{a, title = \\",
                "@article(a, title = {\\}",
                "@article{a, title = {}}",
                "@comment{a}\n@article{,}"
            })
    void whateverIsBrokenEndsInASkippedEntryAndNothingElse(String text) throws IOException {
        var answer = BibTex.read(text, DAY);

        assertThat(answer.sightings().size() + answer.skipped().size()).isEqualTo(1);
    }

    @Test
    void aFileOfCommentsIsRefused() {
        assertThatIOException().isThrownBy(() -> BibTex.read("@comment{nothing}", DAY));
    }

    private static Answer bib(String name) throws IOException {
        return BibTex.read(text(name), DAY);
    }

    private static String text(String name) throws IOException {
        return new String(Saved.answer(name), StandardCharsets.UTF_8);
    }

    @Test
    void macrosThatDoubleEachOtherDoNotFillTheMemory() throws IOException {
        var file = new StringBuilder("@string{a0 = {word }}\n");
        for (int i = 1; i < 40; i++) {
            file.append("@string{a%d = a%d # a%d # a%d}\n".formatted(i, i - 1, i - 1, i - 1));
        }
        file.append("@article{x, title = a39 # { and more}, author = {A B}}\n@article{y, title = {After it}}");

        assertThat(BibTex.read(file.toString(), DAY).sightings())
                .hasSize(2)
                .allSatisfy(sighting -> assertThat(sighting.title()).hasSizeLessThan(1_000_000));
    }

    @Test
    void aTitleThatIsNotClosedDoesNotTakeTheNextFieldsIn() throws IOException {
        var answer = BibTex.read("""
                @article{a,
                  title = {Never closed,
                  author = {Broken, One},
                  year = 2000
                }
                @article{b, title = {The next one}}
                """, DAY);

        assertThat(answer.sightings()).extracting(Sighting::title).containsExactly("The next one");
        assertThat(answer.skipped()).containsExactly(new Answer.Skipped(1, "is not closed or has no fields"));
    }

    @Test
    void aValueOfNothingButEmptyLinesIsReadAtOnce() {
        var file = "@article{a, title = {T," + "\n".repeat(500_000) + "}}";

        assertTimeout(Duration.ofSeconds(5), () -> BibTex.read(file, DAY));
    }

    @Test
    void aValueOfManyLinesIsReadAtOnce() {
        var file = "TY  - JOUR\nTI  - T\nAB  - a\n" + "x\n".repeat(800_000) + "ER  - \n";

        assertTimeout(Duration.ofSeconds(10), () -> Ris.read(file, DAY));
    }

    @Test
    void aNoteOnAnotherPaperIsNoNameOfThisOne() throws IOException {
        var ris = "TY  - JOUR\nTI  - This one\nDO  - 10.1000/this\nN1  - See also arXiv:2601.00002\nER  - \n";
        var bib = "@article{a, title = {This one}, doi = {10.1000/this}, note = {extends arXiv:2601.00002}}";

        assertThat(read(ris).sightings().get(0).ids()).containsExactly(PaperId.doi("10.1000/this"));
        assertThat(read(bib).sightings().get(0).ids()).containsExactly(PaperId.doi("10.1000/this"));
        assertThat(read("@misc{a, title = {This one}, note = {arXiv:2601.00001 [cs]}}")
                        .sightings()
                        .get(0)
                        .ids())
                .containsExactly(PaperId.arxiv("2601.00001"));
    }

    @Test
    void whatPublishersWriteBeforeTheFirstEntryOfRisIsPassedOver() throws IOException {
        var file = "Provider: American Chemical Society\nContent: text/plain\n\nTY  - JOUR\nT1  - A title\nER  - \n";

        assertThat(read(file).sightings()).extracting(Sighting::title).containsExactly("A title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "windows-1252"})
    void filesOfOldProgramsAreRead(String charset) throws IOException {
        var file = "TY  - JOUR\r\nTI  - Über Röhren – naïve\r\nER  - \r\n".getBytes(Charset.forName(charset));
        var reader = new LibraryText();

        assertThat(reader.read(reader.text(file), DAY).sightings())
                .extracting(Sighting::title)
                .containsExactly("Über Röhren – naïve");
    }

    @ParameterizedTest
    @CsvSource({
        "https://arxiv.org/abs/2601.00001v3, arxiv:2601.00001",
        "arxiv.org/pdf/2601.00001v2.pdf, arxiv:2601.00001",
        "https://arxiv.org/format/2601.00001, arxiv:2601.00001",
        "https://www.alphaxiv.org/abs/2601.00001, arxiv:2601.00001",
        "https://ar5iv.org/abs/2601.00001, arxiv:2601.00001",
        "https://huggingface.co/papers/2601.00001#community, arxiv:2601.00001",
        "https://doi.org/10.48550/arXiv.2601.00001, arxiv:2601.00001",
        "https://doi.org/10.1000%2F182, doi:10.1000/182",
        "https://www.biorxiv.org/content/10.1101/2026.01.02.123456v1.full.pdf+html, doi:10.1101/2026.01.02.123456",
        "https://doi.org/10.1002/(SICI)1097(199009)41%3A6;2-9, doi:10.1002/(sici)1097(199009)41:6;2-9",
    })
    void aLinkIsTheNameOfAPaper(String link, String name) {
        assertThat(new LibraryText().links(link)).singleElement().satisfies(piece -> assertThat(piece.ids())
                .containsExactly(PaperId.parse(name)));
    }

    @Test
    void linksStandBetweenBlanksCommasOrSemicolons() {
        var pasted = "2601.00001, arXiv:2601.00002;https://doi.org/10.1000/182 , x;\n10.1000/a;10.1000/b";

        assertThat(new LibraryText().links(pasted))
                .extracting(LibraryReader.Pasted::text)
                .containsExactly(
                        "2601.00001", "arXiv:2601.00002", "https://doi.org/10.1000/182", "x", "10.1000/a", "10.1000/b");
    }

    private static Answer read(String file) throws IOException {
        return new LibraryText().read(file, DAY);
    }
}
