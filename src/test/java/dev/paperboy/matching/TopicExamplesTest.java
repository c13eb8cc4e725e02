package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.matching.Matcher.Rated;
import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Topics that give papers as examples, with the real models. The examples are of other days but for one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TopicExamplesTest {

    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");

    private static final Paper ON_CODECS = Some.paper(
            11, "Residual Quantizers for Speech Codecs", "A neural codec turns speech into few audio tokens.");
    private static final Paper ON_BRAINS = Some.paper(
            12, "Tumours of the Brain Found by Networks", "We segment brain MRI and find the lesions of patients.");
    private static final Paper ON_POTTERY =
            Some.paper(13, "Glazes of Roman Pottery", "We date amphorae from the harbour of Ostia by their glaze.");

    private Database database;
    private Matcher matcher;
    private Matcher.Prepared day;

    @BeforeAll
    void start() {
        database = TestDatabases.h2();
        var known = Stream.of(ON_CODECS, ON_BRAINS, ON_POTTERY, Some.day().get(2))
                .collect(Collectors.toMap(paper -> paper.id().toString(), Function.identity()));
        Examples examples =
                names -> names.stream().filter(known::containsKey).collect(Collectors.toMap(name -> name, known::get));
        matcher = new HybridMatcher(
                SharedModel.encoder(), new Vectors(database, SharedModel.encoder()), List::of, examples);
        day = matcher.prepare(Some.day());
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void examplesAloneBringWhatResemblesThemAndSayWhich() {
        var matches = match("like:2601.00011 like:2601.00012");

        assertThat(matches).extracting(match -> match.paper().key()).containsExactlyInAnyOrder(3L, 4L, 5L, 6L);
        assertThat(resembled(matches)).containsEntry(3L, ON_CODECS.title()).containsEntry(6L, ON_BRAINS.title());
        assertThat(matches.get(0).evidence().sentences()).isNotEmpty();
    }

    @Test
    void foreignExamplesBringNothing() {
        assertThat(match("like:2601.00013")).isEmpty();
    }

    @Test
    void besideWordsAnExampleOrdersWhatTheWordsLetThrough() {
        var plain = match("brain MRI and speech");
        var matches = match("brain MRI and speech like:2601.00012");

        assertThat(matches)
                .extracting(match -> match.paper().key())
                .containsExactlyInAnyOrderElementsOf(
                        plain.stream().map(match -> match.paper().key()).toList());
        assertThat(matches.get(0).paper().key()).isIn(5L, 6L);
        assertThat(matches.get(0).evidence().resembles()).isEqualTo(ON_BRAINS.title());
    }

    @Test
    void conditionsBoundWhatResemblesAnExample() {
        assertThat(match("like:2601.00011 -quantization"))
                .extracting(match -> match.paper().key())
                .containsExactly(4L);
        assertThat(match("cat:cs.CL like:2601.00011")).isEmpty();
    }

    @Test
    void theExampleItselfIsNotPicked() {
        assertThat(match("like:2601.00003"))
                .extracting(match -> match.paper().key())
                .containsExactly(4L);
    }

    @Test
    void aReadersLikesGoOnWorkingWhereTheyBelong() {
        var topic = Topic.parse("like:2601.00011");
        var matches = day.score(List.of(topic), 0).getOrDefault(topic, List.of());
        var also = Some.paper(21, "Speech Tokens for Codecs", "Which speech tokens does a neural audio codec need?");

        var liked = day.inTaste(matches, matcher.taste(List.of(new Rated(also, true, NOW)), NOW), 0);
        var other = day.inTaste(matches, matcher.taste(List.of(new Rated(ON_BRAINS, true, NOW)), NOW), 0);

        assertThat(score(liked, 4)).isGreaterThan(score(matches, 4));
        assertThat(score(other, 6)).isEqualTo(score(matches, 6));
        assertThat(resembled(liked)).containsEntry(3L, ON_CODECS.title());
    }

    private List<Match> match(String text) {
        var topic = Topic.parse(text);
        return day.match(List.of(topic), Matcher.FLOOR).getOrDefault(topic, List.of());
    }

    private static Map<Long, String> resembled(List<Match> matches) {
        return matches.stream().collect(Collectors.toMap(match -> match.paper().key(), match -> match.evidence()
                .resembles()));
    }

    private static double score(List<Match> matches, long key) {
        return matches.stream()
                .filter(match -> match.paper().key() == key)
                .findFirst()
                .orElseThrow()
                .score();
    }
}
