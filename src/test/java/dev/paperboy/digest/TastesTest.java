package dev.paperboy.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.matching.BackgroundEmbedding;
import dev.paperboy.matching.Encoder;
import dev.paperboy.matching.HybridMatcher;
import dev.paperboy.matching.Vectors;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Library;
import dev.paperboy.papers.Papers;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.Signals;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Rating;
import dev.paperboy.subscribers.Readers;
import dev.paperboy.subscribers.Subscriber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of a reader's ratings counts, while a library that was just brought is not embedded yet. */
final class TastesTest {

    private static final Instant NOW = Instant.parse("2026-07-28T06:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 28);

    private final Counting encoder = new Counting();
    private Database database;
    private Readers readers;
    private Papers papers;
    private Vectors vectors;
    private HybridMatcher matcher;

    @BeforeEach
    void wire() {
        database = TestDatabases.h2();
        readers = new Readers(database, NOW);
        papers = new Papers(database);
        vectors = new Vectors(database, encoder);
        matcher = new HybridMatcher(encoder, vectors, List::of);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aDigestWaitsForAFewPapersOfALibraryAndTheOthersCountOnceTheyAreEmbedded() {
        var ada = reader("ada");
        bring(ada, "Ada", 400, Rating.Origin.IMPORT);

        var atOnce = page(ada);
        atOnce.of(ada);

        assertThat(encoder.texts.get()).isEqualTo(Tastes.EMBEDDED_AT_ONCE);
        assertThat(atOnce.ratings(ada)).hasSize(Tastes.EMBEDDED_AT_ONCE);

        background().run();
        assertThat(page(ada).ratings(ada)).hasSize(400);
    }

    @Test
    void whatWasSaidInDigestsCountsAlways() {
        var ada = reader("ada");
        bring(ada, "Ada", 400, Rating.Origin.IMPORT);
        bring(ada, "Said", 60, Rating.Origin.MAIL);

        var ratings = page(ada).ratings(ada);

        assertThat(ratings)
                .filteredOn(rating -> rating.origin() == Rating.Origin.MAIL)
                .hasSize(60);
    }

    @Test
    void readersOfOnePageShareWhatIsEmbeddedAtOnce() {
        var ada = reader("ada");
        var bo = reader("bo");
        bring(ada, "Ada", 40, Rating.Origin.IMPORT);
        bring(bo, "Bo", 40, Rating.Origin.IMPORT);

        var page = page(ada, bo);
        page.of(ada);
        page.of(bo);

        assertThat(page.ratings(ada)).hasSize(40);
        assertThat(page.ratings(bo)).hasSize(Tastes.EMBEDDED_AT_ONCE - 40);
        assertThat(encoder.texts.get()).isEqualTo(Tastes.EMBEDDED_AT_ONCE);
    }

    private Tastes.Page page(Subscriber... some) {
        return new Tastes(readers.ratings, papers, matcher).of(List.of(some), TODAY);
    }

    private Subscriber reader(String name) {
        return readers.changes.add(Address.parse(name + "@example.org"), Readers.wishes("graphs"));
    }

    private void bring(Subscriber reader, String name, int count, Rating.Origin origin) {
        var entries = IntStream.range(0, count)
                .mapToObj(i -> new Sighting(
                        TODAY,
                        List.of(),
                        name + " writes of the number " + i,
                        List.of(name),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Signals.NONE))
                .toList();
        readers.ratings.rate(reader, new Library(database).keep(entries, NOW).keys(), true, origin);
    }

    private BackgroundEmbedding background() {
        return new BackgroundEmbedding(database, papers, new Editions(database), encoder, vectors, matcher, () -> NOW);
    }

    /** An encoder that counts what it is asked for. */
    private static final class Counting implements Encoder {

        private final AtomicInteger texts = new AtomicInteger();

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public List<float[]> papers(List<String> batch) {
            texts.addAndGet(batch.size());
            return batch.stream().map(text -> new float[] {1, 0}).toList();
        }

        @Override
        public List<float[]> topics(List<String> batch) {
            return batch.stream().map(text -> new float[] {1, 0}).toList();
        }

        @Override
        public List<float[]> sentences(List<String> batch) {
            return batch.stream().map(text -> new float[] {1}).toList();
        }

        @Override
        public int sentenceSize() {
            return 1;
        }
    }
}
