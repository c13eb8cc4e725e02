package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.papers.Library;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Papers;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.Signals;
import dev.paperboy.topics.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which papers the examples of topics are. */
final class StoredExamplesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private Database database;
    private Papers papers;
    private Examples examples;

    @BeforeEach
    void open() {
        database = TestDatabases.h2();
        papers = new Papers(database);
        examples = new StoredExamples(new Library(database), papers);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aPaperIsFoundByEveryNameThatItHas() {
        store("Speech Tokens from Neural Codecs", PaperId.arxiv("2601.00004"), PaperId.doi("10.1000/ABC"));
        var topic = Topic.parse("like:https://arxiv.org/pdf/2601.00004v3 like:10.1000/abc like:2601.99999 like:title:"
                + "0".repeat(32));

        assertThat(examples.find(topic.like()))
                .containsOnlyKeys("arxiv:2601.00004", "doi:10.1000/abc")
                .extractingByKey("doi:10.1000/abc")
                .extracting(Paper::title)
                .isEqualTo("Speech Tokens from Neural Codecs");
        assertThat(examples.known(List.of(topic, Topic.parse("speech"))))
                .containsExactlyInAnyOrder("arxiv:2601.00004", "doi:10.1000/abc");
    }

    @Test
    void topicsWithoutExamplesAskNothing() {
        assertThat(new StoredExamples(new Library(database), papers).known(List.of(Topic.parse("speech"))))
                .isEmpty();
    }

    /** Topics and papers each have a reader of names, and these must agree. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2401.01234v2",
                "arXiv:2401.01234",
                "math.GT/0309136",
                "https://arxiv.org/abs/cs/9901002",
                "10.1000/ABC",
                "https://doi.org/10.1016/0022-2836(81)90087-5",
                "10.48550/arXiv.2401.01234",
                "10.1000/a<b>?c#d",
                "huggingface:Some-Report",
                "title:0123456789abcdef0123456789abcdef",
            })
    void aNameIsSpeltAsPapersSpellIt(String typed) {
        assertThat(Topic.parse("like:" + typed).like())
                .allSatisfy(name -> assertThat(PaperId.parse(name).toString())
                        .isEqualTo(name)
                        .isEqualTo(read(typed)));
    }

    private static String read(String typed) {
        if (typed.startsWith("10.") || typed.contains("doi.org")) {
            return PaperId.doi(typed).toString();
        }
        return PaperId.parse(typed).toString();
    }

    private void store(String title, PaperId... ids) {
        var sighting = new Sighting(
                DAY,
                List.of(ids),
                title,
                List.of("Ada Lovelace"),
                "We ask which tokens a speech model needs.",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Signals.NONE);
        papers.store("test", List.of(sighting), DAY, NOW);
    }
}
