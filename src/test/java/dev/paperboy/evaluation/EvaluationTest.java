package dev.paperboy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.evaluation.Results.By;
import dev.paperboy.matching.HybridMatcher;
import dev.paperboy.matching.Matcher;
import dev.paperboy.matching.SharedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EvaluationTest {

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("corpus.jsonl"), """
                {"id": "d1", "title": "Bees in winter", "text": "How a colony of honey bees keeps warm."}
                {"id": "d2", "title": "Warm hives", "text": "Bees heat their hive by shivering."}
                {"id": "d3", "title": "Steel bridges", "text": "Rust weakens old bridges of steel."}
                {"id": "d4", "title": "Concrete", "text": "Cracks in concrete beams are filled with resin."}
                {"id": "d5", "title": "", "text": "Honey bees dance to tell where flowers are."}
                """);
        Files.writeString(folder.resolve("queries.jsonl"), """
                {"id": "q1", "text": "how honey bees stay warm"}
                {"id": "q2", "text": "insects", "liked": ["d1"]}
                {"id": "q3", "text": "nobody judged this"}
                """);
        Files.writeString(folder.resolve("qrels.tsv"), """
                query-id\tdoc-id\tscore
                q1\td1\t2
                q1\td2\t1
                q1\td3\t0
                q2\td1\t1
                q2\td2\t1
                q2\td5\t1
                """);
    }

    private Results results() throws IOException {
        var vectors = new KeptVectors(SharedModel.encoder(), count -> {});
        var evaluation = new Evaluation(
                TestCollection.read(folder), new HybridMatcher(SharedModel.encoder(), vectors, List::of));
        return Results.of(
                evaluation, TestCollection.of("foreign", Foreign.interests().subList(0, 20)), List.of(Matcher.FLOOR));
    }

    @Test
    void asksWhatWasJudgedAndLeavesLikedDocumentsOut() throws IOException {
        var results = results();

        assertThat(results.queries()).extracting(TestCollection.Query::id).containsExactly("q1", "q2");
        assertThat(results.measures().getOrDefault(By.ALL, Map.of()))
                .containsEntry("q1", new Measures(1, 1, 1))
                .containsEntry("q2", new Measures(1, 1, 1));
        assertThat(results.silence().getOrDefault(Matcher.FLOOR, 0.0)).isGreaterThan(0.8);
    }

    @Test
    void aQueryOfLikesAloneIsAskedByExample() throws IOException {
        Files.writeString(folder.resolve("queries.jsonl"), "{\"id\": \"q2\", \"text\": \"\", \"liked\": [\"d1\"]}\n");
        var other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("corpus.jsonl"), "{\"id\": \"d1\", \"title\": \"Sonnets of the baroque\"}\n");
        Files.copy(folder.resolve("queries.jsonl"), other.resolve("queries.jsonl"));
        Files.writeString(other.resolve("qrels.tsv"), "");
        var vectors = new KeptVectors(SharedModel.encoder(), count -> {});
        var evaluation = new Evaluation(
                TestCollection.read(folder), new HybridMatcher(SharedModel.encoder(), vectors, List::of));

        var results = Results.of(evaluation, TestCollection.read(other), List.of(Matcher.FLOOR));

        assertThat(results.measures().getOrDefault(By.ALL, Map.of())).containsEntry("q2", new Measures(1, 1, 1));
        assertThat(results.kept()).containsEntry(Matcher.FLOOR, 1.0);
        assertThat(results.silence()).containsEntry(Matcher.FLOOR, 1.0);
    }

    @Test
    void theSameQuestionHasTheSameAnswer() throws IOException {
        assertThat(results()).isEqualTo(results());
    }

    @Test
    void aPoolKeepsTheRestOut() throws IOException {
        Files.writeString(folder.resolve("pools.tsv"), "query-id\tdoc-id\nq1\td3\nq1\td2\n");

        var measures = results().measures().getOrDefault(By.ALL, Map.of());

        assertThat(Objects.requireNonNull(measures.get("q1")).recall()).isEqualTo(0.5);
    }

    @Test
    void aSharedCorpusMayStandElsewhere() throws IOException {
        var other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("corpus.jsonl"), "../corpus.jsonl\n");
        Files.copy(folder.resolve("queries.jsonl"), other.resolve("queries.jsonl"));
        Files.copy(folder.resolve("qrels.tsv"), other.resolve("qrels.tsv"));

        assertThat(TestCollection.read(other).documents()).hasSize(5);
    }

    @Test
    void aBrokenLineIsNamed() throws IOException {
        Files.writeString(folder.resolve("queries.jsonl"), "{\"id\": \"q1\"}\nno json\n");

        assertThatThrownBy(() -> TestCollection.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("queries.jsonl, line 2");
    }

    @Test
    void whateverProgramWroteItTheCollectionIsRead() throws IOException {
        Files.writeString(
                folder.resolve("queries.jsonl"),
                "\uFEFF{\"id\": \"q1\", \"text\": \"What is C++: a review of +bees, -wasps OR \\\"hives?\"}\r\n\r\n"
                        + "{\"id\": \"q2\", \"text\": \"\", \"liked\": [\"d1\", \"gone\"]}\r\n");
        Files.writeString(folder.resolve("qrels.tsv"), "q1 0 d1 2\r\nq1 0 gone 1\r\n\r\nq2 0 d2 0.5\r\n");

        var read = TestCollection.read(folder);
        var measures = results().measures().getOrDefault(By.ALL, Map.of());

        assertThat(read.judgements(read.queries().get(0))).containsOnly(Map.entry("d1", 2.0), Map.entry("gone", 1.0));
        assertThat(Objects.requireNonNull(measures.get("q1")).recall()).isEqualTo(0.5);
        assertThat(Objects.requireNonNull(measures.get("q2")).recall()).isEqualTo(1);
    }

    @Test
    void aCorpusThatCannotBeUnderstoodIsNamedWithItsLine() throws IOException {
        Files.writeString(folder.resolve("corpus.jsonl"), "{\"id\": \"d1\"}\n{\"title\": \"no id\"}\n");
        assertThatThrownBy(() -> TestCollection.read(folder)).hasMessageContaining("corpus.jsonl, line 2");

        Files.write(folder.resolve("corpus.jsonl"), new byte[] {'{', (byte) 0xC3, '(', '}'});
        assertThatThrownBy(() -> TestCollection.read(folder)).hasMessageContaining("not UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "corpus.jsonl  | corpus.jsonl                             | corpus.jsonl, line 1: not JSON",
                "corpus.jsonl  | [{\"id\": \"d1\"}]                           | corpus.jsonl, line 1: expected one object",
                "queries.jsonl | {\"id\": \"q1\"} {\"id\": \"q2\"}            | queries.jsonl, line 1: not JSON",
                "queries.jsonl | {\"id\": \"q1\"}~{\"id\": \"q1\"}            | queries.jsonl, line 2: another query",
                "queries.jsonl | {\"id\": \"q1\", \"liked\": {\"id\": \"d1\"}} | queries.jsonl, line 1: \"liked\"",
                "queries.jsonl | {\"id\": \"q1\", \"liked\": 7}              | queries.jsonl, line 1: \"liked\"",
                "qrels.tsv     | query doc grade~q1 d1 1~~q1 d2 much       | qrels.tsv, line 4: the grade \"much\"",
                "qrels.tsv     | q1 d1 1e0~q1 d2 NaN                       | qrels.tsv, line 2: the grade \"NaN\"",
                "qrels.tsv     | q1 d1 1~q1 d2                             | qrels.tsv, line 2: expected 3 columns",
                "pools.tsv     | q1 d1~q1                                  | pools.tsv, line 2: expected 2 columns",
            })
    void whatCannotBeMeantIsNamedWithItsLine(String file, String text, String said) throws IOException {
        Files.writeString(folder.resolve(file), text.replace('~', '\n'));

        assertThatThrownBy(() -> TestCollection.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(said);
    }

    @Test
    void whatIsMeantIsReadWithoutAHeaderAndAfterABlankLine() throws IOException {
        Files.writeString(folder.resolve("queries.jsonl"), "{\"id\": \"q1\", \"text\": \"bees\", \"liked\": \"d1\"}\n");
        Files.writeString(folder.resolve("qrels.tsv"), "\nquery-id\tdoc-id\tscore\nq1\td2\t1\n");
        Files.writeString(folder.resolve("pools.tsv"), "q1\td3\nq1\td2\n");

        var read = TestCollection.read(folder);

        var query = read.queries().get(0);
        assertThat(query.liked()).containsExactly("d1");
        assertThat(read.judgements(query)).containsOnlyKeys("d2");
        assertThat(read.pool(query))
                .get()
                .asInstanceOf(InstanceOfAssertFactories.COLLECTION)
                .containsOnly("d3", "d2");
    }

    @Test
    void theReliabilityDiagramShowsEveryBin() {
        var calibration =
                Calibration.of(List.of(new Calibration.Judged(0.25, true), new Calibration.Judged(0.95, false)));

        assertThat(Jsoup.parse(ReliabilityDiagram.svg("<day>", calibration)).select("circle"))
                .hasSize(2);
    }

    @Test
    void vectorsAreReadAgain() throws IOException {
        var file = folder.resolve("vectors");
        var counted = new int[1];
        var first = new KeptVectors(SharedModel.encoder(), count -> counted[0] += count);
        new Evaluation(TestCollection.read(folder), new HybridMatcher(SharedModel.encoder(), first, List::of));
        first.write(file);

        var second = new KeptVectors(SharedModel.encoder(), count -> counted[0] += count);
        second.read(file);
        new Evaluation(TestCollection.read(folder), new HybridMatcher(SharedModel.encoder(), second, List::of));

        assertThat(counted[0]).isEqualTo(5);
    }
}
