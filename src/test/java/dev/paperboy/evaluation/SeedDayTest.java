package dev.paperboy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.matching.HybridMatcher;
import dev.paperboy.matching.Match;
import dev.paperboy.matching.Matcher;
import dev.paperboy.matching.SharedModel;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Signals;
import dev.paperboy.papers.sources.FileSource;
import dev.paperboy.topics.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** Silence and recall on a real day of papers on language, vision and speech that lies beside the repository, where it does. */
@EnabledIf("present")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SeedDayTest {

    private static final Path FILE = Path.of("../shared/data/daily-papers-jul-29.txt");
    private static final Path BIOLOGY = Path.of("../shared/data/collections/nfcorpus-dev");
    private static final LocalDate DAY = LocalDate.of(2026, 7, 29);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-07-29T10:00:00Z"));
    private static final int TOPICS = 100;
    private static final int FIRST = 10;

    private final KeptVectors vectors = new KeptVectors(SharedModel.encoder(), count -> {});
    private Matcher.Prepared day;

    static boolean present() {
        return Files.isReadable(FILE) && Files.isDirectory(BIOLOGY);
    }

    /** What somebody wants to read about, and the beginnings of the titles that are meant. */
    private record Wanted(Topic topic, List<String> titles) {}

    @BeforeAll
    void prepare() throws IOException {
        var papers = new ArrayList<Paper>();
        for (var sighting :
                new FileSource(FILE, Optional.of(DAY), CLOCK).announcedOn(DAY).sightings()) {
            papers.add(new Paper(
                    papers.size() + 1L,
                    PaperId.title(sighting.title()),
                    sighting.title(),
                    List.of(),
                    sighting.abstractText(),
                    Optional.empty(),
                    List.of(),
                    DAY,
                    Signals.NONE));
        }
        day = new HybridMatcher(SharedModel.encoder(), vectors, List::of).prepare(papers);
    }

    @Test
    void foreignTopicsFindNothing() throws IOException {
        var interests =
                Foreign.interests().stream().map(TestCollection.Query::text).toList();
        var biology = TestCollection.read(BIOLOGY).queries().stream()
                .limit(TOPICS)
                .map(TestCollection.Query::text)
                .toList();

        System.out.printf(
                "seed day: silent on %.3f of interests, %.3f of biology%n", silent(interests), silent(biology));
        assertThat(silent(interests)).isGreaterThanOrEqualTo(0.95);
        assertThat(silent(biology)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void theFloorTakesAwayLittleOfWhatFits() throws IOException {
        int found = 0;
        int kept = 0;
        for (var wanted : wanted()) {
            var best = titles(wanted.topic(), 0).stream().limit(FIRST).toList();
            var shown = titles(wanted.topic(), Matcher.FLOOR);
            for (var title : wanted.titles()) {
                assertThat(titles(wanted.topic(), 0)).anyMatch(one -> one.startsWith(title));
                if (best.stream().anyMatch(one -> one.startsWith(title))) {
                    found++;
                    kept += shown.stream().anyMatch(one -> one.startsWith(title)) ? 1 : 0;
                }
            }
        }

        System.out.printf("seed day: %d of %d papers that were meant stay above the floor%n", kept, found);
        assertThat(kept / (double) found).isGreaterThanOrEqualTo(0.95);
    }

    private double silent(Collection<String> texts) {
        var topics = texts.stream().map(Topic::plain).distinct().toList();
        return day.score(topics, Matcher.FLOOR).values().stream()
                        .filter(List::isEmpty)
                        .count()
                / (double) topics.size();
    }

    private List<String> titles(Topic topic, double floor) {
        return day.score(List.of(topic), floor).getOrDefault(topic, List.of()).stream()
                .map(Match::paper)
                .map(Paper::title)
                .toList();
    }

    private static List<Wanted> wanted() {
        try (var lines =
                Objects.requireNonNull(SeedDayTest.class.getResourceAsStream("seed-day.tsv"), "seed-day.tsv")) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Wanted(Topic.plain(cells[0]), List.of(cells[1].split("\\|"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
