package dev.paperboy.papers;

import static dev.paperboy.papers.Sightings.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of papers that readers bring along. */
abstract class LibraryContract {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final PaperId ARXIV = PaperId.arxiv("2601.00001");
    private static final String TITLE = "Decoding at the speed of sound";

    private Database database;
    private Papers papers;
    private Library library;

    abstract Database open();

    @BeforeEach
    void openFresh() {
        database = open();
        papers = new Papers(database);
        library = new Library(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aKnownPaperIsTheKnownOneByIdOrByTitleAndAuthor() {
        papers.store("huggingface", List.of(Sightings.by(Sightings.of(TITLE, ARXIV), "Ada Lovelace")), DAY, NOW);
        var key = papers.find(ARXIV).orElseThrow().key();

        assertThat(keep(Sightings.of("Any title", ARXIV)).known()).containsExactly(key);
        assertThat(keep(Sightings.by(Sightings.of(TITLE), "A. Lovelace")).known())
                .containsExactly(key);
        assertThat(papers.find(ARXIV).orElseThrow().title()).isEqualTo(TITLE);
    }

    @Test
    void anUnknownPaperIsKeptOnceAndBelongsToNoEdition() {
        var kept = keep(Sightings.of(TITLE, ARXIV));

        assertThat(kept.known()).isEmpty();
        assertThat(keep(Sightings.of(TITLE, ARXIV)).own()).isEqualTo(kept.own());
        assertThat(papers.byKeys(kept.own())).extracting(Paper::title).containsExactly(TITLE);
        assertThat(new Editions(database).find(DAY)).isEmpty();
    }

    @Test
    void whatSomebodyBringsChangesNothingThatOthersWillRead() {
        keep(Sightings.of("A false title for what is to come", ARXIV));
        papers.store("huggingface", List.of(Sightings.of(TITLE, ARXIV)), DAY, NOW);

        assertThat(papers.find(ARXIV).orElseThrow().title()).isEqualTo(TITLE);
        assertThat(new Editions(database).find(DAY).orElseThrow().papers()).hasSize(1);
    }

    @Test
    void aNameThatSeveralPapersClaimIsTheOnesWhosePageItLeadsTo() {
        var doi = PaperId.doi("10.1000/shared");
        var second = PaperId.arxiv("2601.00002");
        papers.store("arxiv", List.of(Sightings.of("A second paper", second, doi)), DAY, NOW);
        papers.store("arxiv", List.of(Sightings.of(TITLE, ARXIV, doi)), DAY, NOW);

        assertThat(keep(Sightings.of("Any title", doi)).known())
                .containsExactly(papers.find(doi).orElseThrow().key());
    }

    @Test
    void whatWasBroughtStaysAsItWasWhenASourceReportsIt() {
        var brought = keep(Sightings.of("As the reader wrote it", ARXIV)).own();
        papers.store("huggingface", List.of(Sightings.of(TITLE, ARXIV)), DAY, NOW);

        assertThat(papers.byKeys(brought)).extracting(Paper::title).containsExactly("As the reader wrote it");
        assertThat(papers.find(ARXIV).orElseThrow().key()).isNotEqualTo(brought.get(0));
        assertThat(keep(Sightings.of("As the reader wrote it", ARXIV)).own()).isEmpty();
    }

    @Test
    void whatNobodyLikesAnyMoreGoes() {
        papers.store("huggingface", List.of(Sightings.of("Something that was announced")), DAY, NOW);
        var kept = keep(Sightings.of(TITLE));

        assertThat(library.purge()).isEqualTo(1);
        assertThat(papers.byKeys(kept.own())).isEmpty();
        assertThat(new Editions(database).find(DAY).orElseThrow().papers()).hasSize(1);
    }

    private Library.Kept keep(Sighting... entries) {
        return library.keep(List.of(entries), NOW);
    }
}
