package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileSourceTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T02:00:00Z"));
    private static final LocalDate JULY_29 = LocalDate.of(2026, 7, 29);
    private static final Path SEED_DAY = Path.of("../shared/data/daily-papers-jul-29.txt");

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    Path folder;

    @Test
    void readsThePageText() throws IOException {
        var source = source("page-normal.txt");

        assertThat(source.day()).isEqualTo(JULY_29);
        assertThat(source.announcedOn(JULY_29).sightings()).hasSize(3).allMatch(sighting -> sighting.day()
                .equals(JULY_29));
        assertThat(source.label()).isEqualTo("File page-normal.txt");
    }

    @Test
    void readsTheJson() throws IOException {
        var source = source("huggingface-normal.json");

        assertThat(source.day()).isEqualTo(JULY_29);
        assertThat(source.announcedOn(JULY_29).sightings()).hasSize(3);
    }

    @Test
    void saysThatPapersOfOtherDaysWereLeftOut() throws IOException {
        var answer = source("huggingface-odd.json").announcedOn(JULY_29);

        assertThat(answer.sightings()).hasSize(4);
        assertThat(answer.note()).isEqualTo("papers of other days left out: 1");
    }

    @ParameterizedTest
    @CsvSource({
        "arxiv-feed-normal.atom, 2026-10-01, 2",
        "arxiv-feed-odd.rss, 2026-10-01, 2",
        "arxiv-oai-normal.xml, 2026-10-01, 1",
        "feed-normal.rss, 2026-10-01, 1",
        "library.bib, 2026-11-23, 3",
        "library.ris, 2026-11-23, 2"
    })
    void recognisesTheOtherKindsByTheirContent(String name, LocalDate day, int papers) throws IOException {
        var source = source(name);

        assertThat(source.day()).isEqualTo(day);
        assertThat(source.announcedOn(day).sightings()).hasSize(papers);
    }

    @Test
    void anAnswerOfTheArxivApiIsOfTheGivenDay() throws IOException {
        var source = new FileSource(file(Saved.answer("arxiv-api-normal.atom")), Optional.of(JULY_29), CLOCK);

        assertThat(source.announcedOn(JULY_29).sightings()).hasSize(2);
    }

    @Test
    void theGivenDateStandsAboveTheHeading() throws IOException {
        var given = LocalDate.of(2025, 7, 29);
        var file = file(Saved.answer("page-normal.txt"));
        var source = new FileSource(file, Optional.of(given), CLOCK);

        assertThat(source.day()).isEqualTo(given);
        assertThat(source.announcedOn(given).sightings()).hasSize(3);
    }

    @Test
    void aListWithoutAnyDateNeedsOne() throws IOException {
        var file = file("[{\"paper\":{\"title\":\"T\"}}]".getBytes(UTF_8));

        assertThatIOException()
                .isThrownBy(() -> new FileSource(file, Optional.empty(), CLOCK).day())
                .withMessageEndingWith("it does not say of which day it is, and no date was given");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n",
                "<html><body>Daily Papers</body></html>",
                "PK\u0003\u0004\u0000\u0000",
                "{\"a\":1}",
                "Jul 29\n",
                "A title\n\nAnother title\n"
            })
    void refusesOtherFilesWithAClearSentence(String content) throws IOException {
        var file = file(content.getBytes(UTF_8));

        assertThatIOException()
                .isThrownBy(() -> new FileSource(file, Optional.empty(), CLOCK).announcedOn(JULY_29))
                .withMessage(
                        file + " cannot be used: it is none of these: the text of a Daily Papers page, a JSON list of"
                                + " daily papers, an RSS or Atom feed, an answer of arXiv, BibTeX, RIS");
    }

    @Test
    void saysThatAFileDoesNotExist() {
        var file = folder.resolve("none.txt");

        assertThatIOException()
                .isThrownBy(() -> new FileSource(file, Optional.empty(), CLOCK).day())
                .withMessage(file + " does not exist");
    }

    @Test
    void saysThatAFolderIsNoFile() {
        assertThatIOException()
                .isThrownBy(() -> new FileSource(folder, Optional.empty(), CLOCK).day())
                .withMessageStartingWith(folder + " cannot be read: ");
    }

    @Test
    void doesNotLoadAFileOfAnySize() throws IOException {
        var file = file(new byte[0]);
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(64 * 1024 * 1024 + 1);
        }

        assertThatIOException()
                .isThrownBy(() -> new FileSource(file, Optional.empty(), CLOCK).day())
                .withMessage(file + " cannot be read: it is larger than 64 MiB");
    }

    @Test
    @EnabledIf("seedDayExists")
    void theSeedDayHas77PapersAndNoneIsLost() throws IOException {
        var source = new FileSource(SEED_DAY, Optional.empty(), CLOCK);
        var answer = source.announcedOn(source.day());

        assertThat(source.day()).isEqualTo(JULY_29);
        assertThat(answer.skipped()).isEmpty();
        assertThat(answer.sightings()).hasSize(77).extracting(Sighting::title).doesNotHaveDuplicates();
        assertThat(answer.sightings())
                .allMatch(sighting -> sighting.title().length() < 120)
                .allMatch(sighting -> sighting.abstractText().length() > 1_000);
    }

    /** Takes out each of its titles and abstracts in turn: one paper is reported as lost, with its line, and 76 arrive as they were. */
    @Test
    @EnabledIf("seedDayExists")
    void whicheverLineOfTheSeedDayIsMissingTheOther76Arrive() throws IOException {
        var lines = Files.readAllLines(SEED_DAY);
        var whole = read(String.join("\n", lines)).announcedOn(JULY_29).sightings();
        for (int paper = 0; paper < 77; paper++) {
            for (int part = 0; part < 2; part++) {
                var damaged = new ArrayList<>(lines);
                damaged.set(12 + 4 * paper + 2 * part, "");
                var answer = read(String.join("\n", damaged)).announcedOn(JULY_29);

                var others = new ArrayList<>(whole);
                others.remove(paper);
                assertThat(answer.sightings()).isEqualTo(others);
                assertThat(answer.skipped()).hasSize(1);
                assertThat(answer.skipped().get(0).position()).isEqualTo(paper + 1);
                assertThat(answer.skipped().get(0).reason())
                        .startsWith("line " + (13 + 4 * paper + 2 * (1 - part)) + ": ");
            }
        }
    }

    static boolean seedDayExists() {
        return Files.isRegularFile(SEED_DAY);
    }

    private FileSource read(String content) throws IOException {
        return new FileSource(file(content.getBytes(UTF_8)), Optional.empty(), CLOCK);
    }

    private FileSource source(String name) throws IOException {
        var file = folder.resolve(name);
        Files.write(file, Saved.answer(name));
        return new FileSource(file, Optional.empty(), CLOCK);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("list"), content);
    }
}
