package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.papers.Arrival;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Papers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of the vectors' table, whichever database it is in. */
abstract class VectorsContract {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    private Database database;
    private final Counting encoder = new Counting("counting-1");

    abstract Database open();

    @BeforeEach
    void openFresh() {
        database = open();
        database.useTransaction(handle -> handle.execute("""
                insert into paper (id, name, title, authors, abstract, categories, first_day, created_at)
                values (1, 'arxiv:2601.00001', 'One', '[]', '', '[]', date '2026-01-05', timestamp with time zone '2026-01-05 00:00:00Z'),
                       (2, 'arxiv:2601.00002', 'Two', '[]', '', '[]', date '2026-01-05', timestamp with time zone '2026-01-05 00:00:00Z')
                """));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aVectorIsComputedOnceAndKept() {
        var papers = List.of(Some.paper(1, "One", "a"), Some.paper(2, "Two", "bb"));
        var first = new Vectors(database, encoder).papers(papers);

        var second = new Vectors(database, encoder).papers(papers);

        assertThat(Objects.requireNonNull(second.get(2L)))
                .containsExactly(Objects.requireNonNull(first.get(2L)))
                .containsExactly(7f, -0.5f, Float.MIN_VALUE);
        assertThat(encoder.texts.get()).isEqualTo(2);
    }

    @Test
    void theVectorsOfSentencesAreKeptBeside() {
        var papers = List.of(Some.paper(1, "One", "First. Second one."), Some.paper(2, "Two", "bb"));
        var first = new Vectors(database, encoder).sentences(papers);

        var second = new Vectors(database, encoder).sentences(papers);

        assertThat(Objects.requireNonNull(second.get(1L)))
                .usingElementComparator(Arrays::compare)
                .hasSize(2)
                .isEqualTo(Objects.requireNonNull(first.get(1L)));
        assertThat(encoder.texts.get()).isEqualTo(3);
    }

    @Test
    void aPaperThatIsNotStoredStillGetsItsVector() {
        var vectors = new Vectors(database, encoder).papers(List.of(Some.paper(77, "Three", "ccc")));

        assertThat(Objects.requireNonNull(vectors.get(77L))).hasSize(3);
        assertThat(rows()).isZero();
    }

    @Test
    void aBetterAbstractIsEmbeddedAnew() {
        new Vectors(database, encoder).papers(List.of(Some.paper(1, "One", "")));

        var vectors = new Vectors(database, encoder).papers(List.of(Some.paper(1, "One", "now with an abstract")));

        assertThat(Objects.requireNonNull(vectors.get(1L))).startsWith(25f);
    }

    @Test
    void twoThatStoreTheSameDoNotHurtEachOther() throws Exception {
        var papers = List.of(Some.paper(2, "Two", "bb"), Some.paper(1, "One", "a"));
        var threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> work =
                    () -> new Vectors(database, encoder).papers(papers).size();
            for (var answer : threads.invokeAll(List.of(work, work, work, work))) {
                assertThat(answer.get()).isEqualTo(2);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void aTopicThatSomebodyFollowsIsEmbeddedOnceAndOthersAreNotKept() {
        database.useTransaction(handle -> handle.execute("insert into topic (text) values ('graphs')"));
        var followed = new Embeddings.Question("graphs", "graphs written out");
        var tried = new Embeddings.Question("half a wor", "half a wor");

        new Vectors(database, encoder).topics(List.of(followed, tried));
        var again = new Vectors(database, encoder).topics(List.of(tried, followed));

        assertThat(again).extracting(vector -> vector[0]).containsExactly(10f, 18f);
        assertThat(encoder.texts.get()).isEqualTo(3);
    }

    @Test
    void afterAChangeOfModelsTheRestIsEmbeddedInTheBackground() {
        database.useTransaction(handle -> {
            for (int id = 1; id <= 2; id++) {
                handle.execute(
                        "insert into edition_paper (paper_id, announced_on, added_at) values (?, ?, ?)",
                        id,
                        DAY,
                        DAY.atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            handle.execute("insert into topic (text) values ('graphs'), ('of nobody')");
        });
        followGraphs();
        var papers = new Editions(database)
                .arrivals(DAY, DAY).stream().map(Arrival::paper).toList();
        assertThat(background(encoder).run()).isEqualTo(new BackgroundEmbedding.Embedded(2, 2, 1, 0));
        assertThat(background(encoder).run()).isEqualTo(BackgroundEmbedding.Embedded.NOTHING);

        var other = new Counting("counting-2");
        assertThat(new Vectors(database, other).known(papers)).isEmpty();
        assertThat(new Vectors(database, other).papers(papers.subList(0, 1))).hasSize(1);
        assertThat(background(other).run()).isEqualTo(new BackgroundEmbedding.Embedded(1, 2, 1, 0));

        assertThat(new Vectors(database, other).known(papers)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(new Vectors(database, encoder).known(papers)).isEmpty();
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void papersThatReadersRatedAreEmbeddedInTheBackgroundHoweverOld() {
        followGraphs();
        database.useTransaction(handle -> handle.execute("""
                insert into taste (subscriber_id, paper_id, verdict, said_at, origin)
                values (1, 1, 1, timestamp with time zone '2026-01-05 00:00:00Z', 'IMPORT'),
                       (1, 2, -1, timestamp with time zone '2026-01-05 00:00:00Z', 'MAIL')
                """));
        var rated = new Papers(database).byKeys(List.of(1L, 2L));

        assertThat(background(encoder).run().rated()).isEqualTo(2);

        assertThat(new Vectors(database, encoder).known(rated)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(background(encoder).run()).isEqualTo(BackgroundEmbedding.Embedded.NOTHING);
    }

    @Test
    void thePreviewUsesOnlySentencesThatAreThere() {
        var papers = List.of(Some.paper(1, "One", "First. Second one."), Some.paper(2, "Two", "bb"));
        var vectors = new Vectors(database, encoder);
        vectors.sentences(papers.subList(0, 1));

        assertThat(vectors.knownSentences(papers)).containsOnlyKeys(1L);
    }

    private void followGraphs() {
        database.useTransaction(handle -> {
            handle.execute("insert into topic (text) values ('graphs') on conflict do nothing");
            handle.execute("""
                    insert into subscriber (id, handle, generation, address, address_key, state, cadence, weekday, local_hour, zone, maximum,
                      tell_when_empty, created_at)
                    values (1, 'h', 0, 'ada@example.org', 'ada@example.org', 'ACTIVE', 'DAILY', 1, 7, 'UTC', 10, false,
                      timestamp with time zone '2026-01-05 00:00:00Z')
                    """);
            handle.execute(
                    "insert into subscriber_topic (subscriber_id, position, topic_id) select 1, 0, id from topic where text = 'graphs'");
        });
    }

    private BackgroundEmbedding background(Encoder encoder) {
        var vectors = new Vectors(database, encoder);
        return new BackgroundEmbedding(
                database,
                new Papers(database),
                new Editions(database),
                encoder,
                vectors,
                new HybridMatcher(encoder, vectors, List::of),
                InstantSource.fixed(DAY.atTime(12, 0).toInstant(ZoneOffset.UTC)));
    }

    private int rows() {
        return database.read(handle -> handle.createQuery("select count(*) from paper_vector")
                .mapTo(Integer.class)
                .one());
    }

    /** An encoder whose vectors can be foretold. */
    private static final class Counting implements Encoder {

        private final AtomicInteger texts = new AtomicInteger();
        private final String name;

        Counting(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<float[]> papers(List<String> batch) {
            texts.addAndGet(batch.size());
            return batch.stream()
                    .map(text -> new float[] {text.length(), -0.5f, Float.MIN_VALUE})
                    .toList();
        }

        @Override
        public List<float[]> topics(List<String> batch) {
            return papers(batch);
        }

        @Override
        public List<float[]> sentences(List<String> batch) {
            return papers(batch);
        }

        @Override
        public int sentenceSize() {
            return 3;
        }
    }
}
