package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
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

    private Database database;
    private final Counting encoder = new Counting();

    abstract Database open();

    @BeforeEach
    void openFresh() {
        database = open();
        database.useTransaction(handle -> handle.execute("""
                insert into paper (id, name, title, authors, abstract, categories, first_day, created_at)
                values (1, 'arxiv:2601.00001', 'One', '', '', '', date '2026-01-05', timestamp with time zone '2026-01-05 00:00:00Z'),
                       (2, 'arxiv:2601.00002', 'Two', '', '', '', date '2026-01-05', timestamp with time zone '2026-01-05 00:00:00Z')
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

    private int rows() {
        return database.read(handle -> handle.createQuery("select count(*) from paper_vector")
                .mapTo(Integer.class)
                .one());
    }

    /** An encoder whose vectors can be foretold. */
    private static final class Counting implements Encoder {

        private final AtomicInteger texts = new AtomicInteger();

        @Override
        public String name() {
            return "counting-1";
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
