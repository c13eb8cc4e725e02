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
        var first = new Vectors(database).of(papers, encoder);

        var second = new Vectors(database).of(papers, encoder);

        assertThat(Objects.requireNonNull(second.get(2L)).whole())
                .containsExactly(Objects.requireNonNull(first.get(2L)).whole())
                .containsExactly(7f, -0.5f, Float.MIN_VALUE);
        assertThat(Objects.requireNonNull(second.get(2L)).sentences())
                .usingElementComparator(Arrays::compare)
                .hasSize(2)
                .isEqualTo(Objects.requireNonNull(first.get(2L)).sentences());
        assertThat(encoder.texts.get()).isEqualTo(6);
    }

    @Test
    void aPaperThatIsNotStoredStillGetsItsVector() {
        var vectors = new Vectors(database).of(List.of(Some.paper(77, "Three", "ccc")), encoder);

        assertThat(Objects.requireNonNull(vectors.get(77L)).whole()).hasSize(3);
        assertThat(rows()).isZero();
    }

    @Test
    void aBetterAbstractIsEmbeddedAnew() {
        new Vectors(database).of(List.of(Some.paper(1, "One", "")), encoder);

        var vectors = new Vectors(database).of(List.of(Some.paper(1, "One", "now with an abstract")), encoder);

        assertThat(Objects.requireNonNull(vectors.get(1L)).whole()).startsWith(25f);
    }

    @Test
    void twoThatStoreTheSameDoNotHurtEachOther() throws Exception {
        var papers = List.of(Some.paper(2, "Two", "bb"), Some.paper(1, "One", "a"));
        var threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> work =
                    () -> new Vectors(database).of(papers, encoder).size();
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
        public List<float[]> encode(List<String> batch) {
            texts.addAndGet(batch.size());
            return batch.stream()
                    .map(text -> new float[] {text.length(), -0.5f, Float.MIN_VALUE})
                    .toList();
        }
    }
}
