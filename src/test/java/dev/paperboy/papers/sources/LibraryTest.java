package dev.paperboy.papers.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
