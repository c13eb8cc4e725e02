package dev.paperboy.papers.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SampleSourceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 29);

    @Test
    void bringsFortyDifferentPapersOnWhateverDay() throws IOException {
        var answer = new SampleSource().announcedOn(DAY);

        assertThat(answer.skipped()).isEmpty();
        assertThat(answer.sightings()).hasSize(40).allMatch(sighting -> sighting.day()
                .equals(DAY));
        assertThat(answer.sightings()).flatExtracting(Sighting::ids).doesNotHaveDuplicates();
        assertThat(answer.sightings()).extracting(Sighting::title).doesNotHaveDuplicates();
    }

    @Test
    void everyPaperIsComplete() throws IOException {
        assertThat(new SampleSource().announcedOn(DAY).sightings()).allSatisfy(sighting -> {
            assertThat(sighting.ids()).isNotEmpty();
            assertThat(sighting.authors()).hasSizeBetween(1, 6);
            assertThat(sighting.link()).isPresent();
            assertThat(sighting.signals().upvotes()).isPresent();
            assertThat(sighting.abstractText().split(" ")).hasSizeBetween(90, 150);
        });
    }

    @Test
    void papersOutsideArxivGoByTheirDoi() throws IOException {
        var alphaFold = new SampleSource()
                .announcedOn(DAY).sightings().stream()
                        .filter(sighting -> sighting.title().contains("AlphaFold"))
                        .findFirst()
                        .orElseThrow();

        assertThat(alphaFold.ids()).containsExactly(PaperId.doi("10.1038/s41586-021-03819-2"));
        assertThat(alphaFold.link()).contains(URI.create("https://doi.org/10.1038/s41586-021-03819-2"));
    }
}
