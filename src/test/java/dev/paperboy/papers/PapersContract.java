package dev.paperboy.papers;

import static dev.paperboy.papers.Sightings.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which reports are one paper, and what is kept of them. */
abstract class PapersContract {

    private static final String TITLE = "Decoding at the speed of sound";
    private static final PaperId ARXIV = PaperId.arxiv("2601.00001");
    private static final PaperId OTHER_ARXIV = PaperId.arxiv("2601.00002");
    private static final PaperId DOI = PaperId.doi("10.1101/2026.01.01.1");
    private static final PaperId OTHER_DOI = PaperId.doi("10.1101/2026.01.01.2");

    private Database database;
    private Papers papers;
    private Editions editions;

    abstract Database open();

    @BeforeEach
    void openFresh() {
        database = open();
        papers = new Papers(database);
        editions = new Editions(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Papers.Stored store(Sighting... sightings) {
        return store("huggingface", DAY, sightings);
    }

    private Papers.Stored store(String source, LocalDate observedOn, Sighting... sightings) {
        return papers.store(source, List.of(sightings), observedOn, Instant.parse("2026-01-05T10:00:00Z"));
    }

    private List<Paper> edition(LocalDate day) {
        return editions.find(day).map(Edition::papers).orElse(List.of());
    }

    private Paper only() {
        assertThat(edition(DAY)).hasSize(1);
        return edition(DAY).get(0);
    }

    @Test
    void whatASourceSaidComesBack() {
        var sighting = Sightings.by(
                Sightings.saying(Sightings.of(TITLE, ARXIV), "Sound is slow."), "Ana \"A.\" Müller", "Bo Li");

        var stored = store(Sightings.liked(Sightings.in(sighting, "cs.CL", "cs.LG"), 12, 3));

        assertThat(stored).isEqualTo(new Papers.Stored(1, 0, List.of()));
        var paper = papers.find(ARXIV).orElseThrow();
        assertThat(paper.id()).isEqualTo(ARXIV);
        assertThat(paper.title()).isEqualTo(TITLE);
        assertThat(paper.authors()).containsExactly("Ana \"A.\" Müller", "Bo Li");
        assertThat(paper.abstractText()).isEqualTo("Sound is slow.");
        assertThat(paper.categories()).containsExactly("cs.CL", "cs.LG");
        assertThat(paper.day()).isEqualTo(DAY);
        assertThat(paper.signals().upvotes()).hasValue(12);
        assertThat(paper.signals().githubStars()).isEmpty();
        assertThat(papers.byKeys(List.of(paper.key(), 999L))).containsExactly(paper);
    }

    @Test
    void storingTheSameAgainChangesNothing() {
        var sightings = new Sighting[] {
            Sightings.of(TITLE, ARXIV), Sightings.of("FLASH"), Sightings.by(Sightings.of("FLASH"), "Bo Li")
        };
        assertThat(store(sightings)).isEqualTo(new Papers.Stored(2, 1, List.of()));
        var before = edition(DAY);

        assertThat(store(sightings)).isEqualTo(new Papers.Stored(0, 3, List.of()));

        assertThat(edition(DAY)).isEqualTo(before);
    }

    @Test
    void aReportWithoutIdIsNamedByItsTitleUntilABetterNameComes() {
        store(Sightings.of(TITLE));
        var first = only();
        assertThat(first.id()).isEqualTo(PaperId.title(TITLE));
        assertThat(first.link()).isEmpty();

        store(Sightings.of(TITLE.toUpperCase(java.util.Locale.ROOT) + "!", DOI));
        assertThat(only().id()).isEqualTo(DOI);
        store(Sightings.of(TITLE, ARXIV));

        assertThat(only().id()).isEqualTo(ARXIV);
        assertThat(only().key()).isEqualTo(first.key());
        assertThat(papers.find(PaperId.title(TITLE))).contains(only());
        assertThat(papers.find(DOI)).contains(only());
    }

    @Test
    void theSameTitleUnderTwoIdsOfOneKindIsTwoPapers() {
        store(Sightings.of(TITLE, ARXIV), Sightings.of(TITLE, OTHER_ARXIV));
        assertThat(edition(DAY)).hasSize(2);

        store(
                Sightings.of("Another title of some length", DOI),
                Sightings.of("Another title of some length", OTHER_DOI));
        assertThat(edition(DAY)).hasSize(4);
    }

    @Test
    void theSameTitleByDifferentFirstAuthorsIsTwoPapers() {
        store(Sightings.by(Sightings.of(TITLE, ARXIV), "Ana Müller", "Bo Li"));
        store(Sightings.by(Sightings.of(TITLE), "Cleo Jones"));
        assertThat(edition(DAY)).hasSize(2);

        store(Sightings.by(Sightings.of(TITLE), "Jones, C."), Sightings.by(Sightings.of(TITLE, DOI), "Muller, A."));

        assertThat(edition(DAY)).hasSize(2);
        assertThat(papers.find(DOI)).isEqualTo(papers.find(ARXIV));
    }

    @Test
    void aShortTitleTiesNothingToAnId() {
        store(Sightings.of("FLASH", ARXIV), Sightings.of("FLASH", DOI), Sightings.of("FLASH"), Sightings.of("Flash"));

        assertThat(edition(DAY)).extracting(Paper::id).containsExactlyInAnyOrder(ARXIV, DOI, PaperId.title("FLASH"));
    }

    @Test
    void rowsThatTurnOutToBeOneWorkBecomeOne() {
        var later = DAY.plusDays(2);
        store(
                "biorxiv",
                later,
                Sightings.on(later, Sightings.liked(Sightings.of("Sound decoding, a preprint", DOI), 5, 0)));
        store("arxiv", DAY, Sightings.saying(Sightings.of(TITLE, ARXIV), "Sound is slow."));
        long older = papers.find(DOI).orElseThrow().key();
        long younger = papers.find(ARXIV).orElseThrow().key();
        assertThat(older).isLessThan(younger);

        store("huggingface", later, Sightings.on(later, Sightings.of(TITLE, ARXIV, DOI)));

        var paper = only();
        assertThat(paper.key()).isEqualTo(older);
        assertThat(paper.id()).isEqualTo(ARXIV);
        assertThat(paper.title()).isEqualTo(TITLE);
        assertThat(paper.abstractText()).isEqualTo("Sound is slow.");
        assertThat(paper.signals().upvotes()).hasValue(5);
        assertThat(edition(later)).isEmpty();
        // Read apart from its edition, among whose papers alone it has a trend.
        var alone = papers.find(ARXIV).orElseThrow();
        assertThat(paper).isEqualTo(alone.withTrend(paper.signals().trend()));
        assertThat(papers.byKeys(List.of(younger))).containsExactly(alone);
        assertThat(papers.byKeys(List.of(younger, older))).containsExactly(alone);
        assertThat(papers.find(PaperId.title("Sound decoding, a preprint"))).contains(alone);
    }

    @Test
    void aChainOfMergersEndsAtTheOldestRow() {
        store(
                Sightings.of("The first of three titles", DOI),
                Sightings.of("The second of three titles", OTHER_DOI),
                Sightings.of(TITLE, ARXIV));
        var keys = edition(DAY).stream().map(Paper::key).toList();

        store(Sightings.of(TITLE, ARXIV, OTHER_DOI));
        store(Sightings.of(TITLE, OTHER_DOI, DOI));

        assertThat(papers.byKeys(keys)).containsExactly(only());
        assertThat(only().key()).isEqualTo(keys.get(0));
    }

    @Test
    void twoArxivPapersStayTwoEvenIfOneDoiIsGivenForBoth() {
        store(Sightings.of(TITLE, ARXIV, DOI), Sightings.of("A different paper altogether", OTHER_ARXIV, DOI));

        assertThat(edition(DAY)).extracting(Paper::id).containsExactlyInAnyOrder(ARXIV, OTHER_ARXIV);
    }

    @Test
    void anEarlierListMovesThePaperToItsFirstDay() {
        store(Sightings.of(TITLE, ARXIV));
        store(
                Sightings.on(DAY.minusDays(3), Sightings.of(TITLE, ARXIV)),
                Sightings.on(DAY.plusDays(1), Sightings.of(TITLE, ARXIV)));

        assertThat(edition(DAY)).isEmpty();
        assertThat(edition(DAY.plusDays(1))).isEmpty();
        assertThat(edition(DAY.minusDays(3))).hasSize(1);
    }

    @Test
    void theRicherReportWinsFieldByField() {
        store(Sightings.by(Sightings.saying(Sightings.of(TITLE, ARXIV), "Long and with every detail."), "Ana Müller"));
        store(Sightings.at(
                Sightings.in(
                        Sightings.saying(
                                Sightings.of("Decoding, a preprint", PaperId.doi("10.48550/arXiv.2601.00001")),
                                "Short."),
                        "cs.CL"),
                "https://a.org/1"));

        var paper = only();
        assertThat(paper.abstractText()).isEqualTo("Long and with every detail.");
        assertThat(paper.authors()).containsExactly("Ana Müller");
        assertThat(paper.categories()).containsExactly("cs.CL");
        assertThat(paper.link()).contains(URI.create("https://a.org/1"));
    }

    @Test
    void everyFieldKnowsWhoSaidItAndWhen() {
        store("arxiv", DAY, Sightings.by(Sightings.saying(Sightings.of(TITLE, ARXIV), "Short."), "Ana Müller"));
        store("biorxiv", DAY.plusDays(1), Sightings.saying(Sightings.of(TITLE, DOI), "Long and with every detail."));
        store("huggingface", DAY.plusDays(2), Sightings.in(Sightings.of(TITLE, ARXIV, DOI), "cs.CL"));

        assertThat(papers.origins(only().key()))
                .hasToString(
                        "title authors=arxiv@2026-01-05;abstract=biorxiv@2026-01-06;categories=huggingface@2026-01-07");
    }

    @Test
    void aDoiThatTwoArxivPapersClaimGoesToTheFirstInTheAlphabet() {
        store(Sightings.of("The later of two papers", OTHER_ARXIV, DOI));
        store(Sightings.saying(Sightings.of("As it is called in the journal", DOI), "The journal's abstract."));
        assertThat(only().id()).isEqualTo(OTHER_ARXIV);

        store(Sightings.of("The earlier of two papers", ARXIV, DOI));

        assertThat(papers.find(DOI)).isEqualTo(papers.find(ARXIV));
        assertThat(papers.find(ARXIV).orElseThrow().abstractText()).isEqualTo("The journal's abstract.");
        assertThat(papers.find(OTHER_ARXIV).orElseThrow().abstractText()).isEmpty();
    }

    @Test
    void aTitleGoesToTheWorkWhoseAuthorIsKnown() {
        store(Sightings.of(TITLE, ARXIV));
        store(Sightings.liked(Sightings.by(Sightings.of(TITLE), "Bo Li"), 7, 0));
        assertThat(only().signals().upvotes()).hasValue(7);

        store(Sightings.by(Sightings.of(TITLE, OTHER_ARXIV), "Bo Li"));

        assertThat(papers.find(OTHER_ARXIV).orElseThrow().signals().upvotes()).hasValue(7);
        assertThat(papers.find(ARXIV).orElseThrow().signals().upvotes()).isEmpty();
    }

    @Test
    void aPaperThatIsOnlyAtHuggingFaceIsKnownByItsNameThere() {
        var name = PaperId.huggingFace("sound-paper");
        store(Sightings.of(TITLE, name));
        assertThat(only().id()).isEqualTo(name);
        assertThat(only().link()).contains(URI.create("https://huggingface.co/papers/sound-paper"));

        store(Sightings.of("Now under another title on arXiv", ARXIV, name));

        assertThat(only().id()).isEqualTo(ARXIV);
    }

    @Test
    void onlyWebAddressesAreKeptAndAnIdGivesOne() {
        store(
                Sightings.at(Sightings.of(TITLE, ARXIV), "javascript:alert(1)"),
                Sightings.of("Something else with a DOI", PaperId.doi("10.1002/(sici)1<1::aid-x>3.0.co;2-z")));

        assertThat(edition(DAY))
                .extracting(paper -> paper.link().orElseThrow().toString())
                .containsExactly(
                        "https://arxiv.org/abs/2601.00001", "https://doi.org/10.1002/(sici)1%3C1::aid-x%3E3.0.co;2-z");
    }

    @Test
    void theNewestCountsAreShown() {
        var paper = Sightings.of(TITLE, ARXIV);
        store("huggingface", DAY.plusDays(1), Sightings.liked(paper, 40, 2));
        store("huggingface", DAY, Sightings.liked(paper, 90, 9));
        assertThat(only().signals().upvotes()).hasValue(40);

        store("huggingface", DAY.plusDays(1), Sightings.liked(paper, 38, 2));
        store("arxiv", DAY.plusDays(2), paper);

        assertThat(only().signals().upvotes()).hasValue(38);
    }

    @Test
    void oneBrokenPaperDoesNotStopItsNeighbours() {
        var nul = String.valueOf((char) 0);
        var stored = store(
                Sightings.of("Before the broken one", ARXIV),
                Sightings.of("\u202e" + nul),
                Sightings.saying(
                        Sightings.of("An enormous title " + "x {".repeat(350_000) + nul), "abc ".repeat(300_000)),
                Sightings.of("After\u0000 the\ud800 broken one", DOI));

        assertThat(stored.added()).isEqualTo(3);
        assertThat(stored.skipped()).extracting(Answer.Skipped::position).containsExactly(2);
        assertThat(papers.find(DOI).orElseThrow().title()).isEqualTo("After the broken one");
        assertThat(edition(DAY)).extracting(paper -> paper.title().length()).allMatch(length -> length <= 2_000);
        assertThat(edition(DAY))
                .extracting(paper -> paper.abstractText().length())
                .allMatch(length -> length <= 20_000);
    }

    @Test
    void twoWhoStoreAtTheSameTimeSeeEachOthersWorks() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                var first = round * 20;
                var arxiv = IntStream.range(first, first + 20)
                        .mapToObj(i -> Sightings.of(title(i), PaperId.arxiv("2601.%05d".formatted(i))))
                        .toList();
                var journal = new ArrayList<>(IntStream.range(first, first + 20)
                        .mapToObj(i -> Sightings.of(title(i), PaperId.doi("10.1000/" + i)))
                        .toList());
                Collections.reverse(journal);
                var begun = new CyclicBarrier(2);
                var stored = List.of(
                        threads.submit(() -> storeTogether(begun, "arxiv", arxiv)),
                        threads.submit(() -> storeTogether(begun, "crossref", journal)));
                for (var one : stored) {
                    one.get();
                }
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(edition(DAY)).hasSize(200).allMatch(paper -> paper.id().scheme() == PaperId.Scheme.ARXIV);
    }

    private static String title(int number) {
        return "On matters of the number " + number + " and no other";
    }

    private Papers.Stored storeTogether(CyclicBarrier begun, String source, List<Sighting> sightings) throws Exception {
        begun.await();
        return new Papers(database).store(source, sightings, DAY, Instant.parse("2026-01-05T10:00:00Z"));
    }

    @Test
    void aCollaborationOfThousandsFits() {
        var authors = new String[5_000];
        java.util.Arrays.fill(authors, "\"".repeat(120));

        store(Sightings.by(Sightings.of(TITLE, ARXIV), authors));

        assertThat(only().authors()).hasSize(4_000);
    }

    @Test
    void manyAreStoredInOneGo() {
        var many = new java.util.ArrayList<Sighting>();
        for (int i = 0; i < 1_501; i++) {
            many.add(Sightings.of("Paper number " + i + " of a long series", PaperId.arxiv("2601." + (10_000 + i))));
        }

        assertThat(papers.store("arxiv", many, DAY, Instant.EPOCH)).isEqualTo(new Papers.Stored(1_501, 0, List.of()));
        assertThat(edition(DAY)).hasSize(1_501);
    }
}
