package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HybridMatcherTest {

    private Database database;
    private Matcher matcher;

    @BeforeAll
    void start() {
        database = TestDatabases.h2();
        matcher = new HybridMatcher(SharedModel.encoder(), new Vectors(database, SharedModel.encoder()), List::of);
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void theFittingPapersComeFirst() {
        assertThat(keys(match("speculative decoding of LLMs")).subList(0, 2)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(keys(match("neural audio codecs and speech tokens"))).containsExactlyInAnyOrder(3L, 4L);
        assertThat(keys(match("brain MRI"))).containsExactlyInAnyOrder(5L, 6L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"speculative decoding of LLMs", "speech", "brain MRI", "rendering scenes with neural networks"})
    void papersStandInTheOrderThatIsEvaluated(String text) {
        var topic = Topic.parse(text);
        var ranking = ((HybridMatcher) matcher).ranking(Some.day());
        var vector = ranking.vectors(List.of(topic)).getOrDefault(topic, new float[0]);

        var evaluated = ranking.compare(topic, vector, Taste.NONE).placed(Weights.LEARNT, paper -> true).stream()
                .map(placed -> placed.paper().key())
                .toList();

        assertThat(keys(matcher.prepare(Some.day()).match(List.of(topic), 0).getOrDefault(topic, List.of())))
                .isEqualTo(evaluated);
    }

    @Test
    void anAbbreviationFindsWhatIsWrittenOut() {
        assertThat(keys(match("NeRF"))).contains(7L, 8L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ancient Roman pottery",
                "decoding the Rosetta stone",
                "corporate tax policy",
                "coral reef ecology",
                "liturgical music",
                "volleyball tactics",
                "dark matter detectors",
                "western blot protocols"
            })
    void aForeignTopicFindsNothing(String topic) {
        assertThat(match(topic)).isEmpty();
    }

    @Test
    void aNotWordIsNeverInAMatch() {
        assertThat(keys(match("brain MRI"))).contains(6L);
        assertThat(keys(match("brain MRI -tumour"))).isEmpty();
        assertThat(keys(match("brain MRI -\"magnetic resonance\""))).containsExactly(5L);
        assertThat(keys(match("neural audio codecs NOT codebook"))).containsExactly(4L);
    }

    @Test
    void aMustWordIsAlwaysInAMatch() {
        assertThat(keys(match("neural audio codecs +codebooks"))).containsExactly(3L);
        assertThat(keys(match("neural audio codecs +\"language model\""))).containsExactly(4L);
        assertThat(keys(match("neural audio codecs +violin"))).isEmpty();
    }

    @Test
    void mustWordsAloneFindAllThatHaveThem() {
        assertThat(keys(match("+graph"))).containsExactly(9L);
        assertThat(keys(match("+\"earlier text\""))).containsExactly(2L);
    }

    @Test
    void theOrderOfTheInputChangesNothing() {
        var topics = List.of(
                Topic.parse("faster language models"),
                Topic.parse("speech"),
                Topic.parse("medical images of the brain"));
        var expected = matcher.match(Some.day(), topics);
        var papers = new ArrayList<>(Some.day());
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(papers, new Random(seed));
            assertThat(matcher.match(papers, topics)).isEqualTo(expected);
        }
    }

    @Test
    void aDuplicateChangesNothingElse() {
        var topic = Topic.parse("neural audio codecs and speech tokens");
        var before = match(Some.day(), topic.text());
        var papers = new ArrayList<>(Some.day());
        var original = papers.get(2);
        papers.add(original);
        assertThat(match(papers, topic.text())).isEqualTo(before);

        papers.add(Some.paper(99, original.title(), original.abstractText()));
        assertThat(match(papers, topic.text()).stream().filter(m -> m.paper().key() != 99))
                .isEqualTo(before);
    }

    @Test
    void attentionDecidesBetweenEquals() {
        var papers = List.of(
                Some.paper(1, "A Neural Audio Codec for Speech", "Codecs turn audio into tokens."),
                Some.upvoted(2, 7, "A Neural Audio Codec for Speech", "Codecs turn audio into tokens."),
                Some.upvoted(3, 40, "A Neural Audio Codec for Speech", "Codecs turn audio into tokens."));

        assertThat(keys(match(papers, "neural audio codecs"))).containsExactly(3L, 2L, 1L);
    }

    @Test
    void theEvidenceStandsInThePaper() {
        var match = match("speculative decoding of LLMs").get(0);

        assertThat(match.evidence().words())
                .usingElementComparator(String.CASE_INSENSITIVE_ORDER)
                .contains("speculative", "decoding")
                .hasSizeLessThanOrEqualTo(4)
                .allSatisfy(
                        word -> assertThat(match.paper().title() + match.paper().abstractText())
                                .contains(word));
        assertThat(match.evidence().sentences())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(3)
                .allSatisfy(sentence -> assertThat(match.paper().abstractText()).contains(sentence));
    }

    @Test
    void everyFormOfAWordThatHitIsEvidenceAndNamedOnce() {
        var evidence = match("brain tumours").get(0).evidence();

        assertThat(evidence.forms()).contains("Brain", "Tumours");
        assertThat(evidence.words()).hasSizeLessThanOrEqualTo(evidence.forms().size());
        assertThat(match("neural audio codec").get(0).evidence().forms()).contains("Codec", "codecs");
    }

    @Test
    void commonWordsAreNamedOnlyIfTheyWereAskedForOrThereIsNothingBetter() {
        assertThat(match("speculative decoding with language models")
                        .get(0)
                        .evidence()
                        .words())
                .allSatisfy(word -> assertThat(word).doesNotContainIgnoringCase("language"));
        assertThat(match("neural audio codecs +\"language model\"")
                        .get(0)
                        .evidence()
                        .words())
                .contains("language model");
    }

    @Test
    void withoutAnAbstractThereAreNoSentences() {
        var match = match("robots that walk").get(0);

        assertThat(match.paper().key()).isEqualTo(10);
        assertThat(match.evidence().sentences()).isEmpty();
    }

    @Test
    void nothingAskedOrNothingThereIsNoMatch() {
        assertThat(matcher.match(List.of(), List.of(Topic.parse("graphs"))))
                .hasSize(1)
                .allSatisfy((topic, found) -> assertThat(found).isEmpty());
        assertThat(matcher.match(Some.day(), List.of())).isEmpty();
    }

    @Test
    void likeFindsTheSisterPaperButNotItself() {
        var day = Some.day();

        assertThat(matcher.like(day.get(2), day, 1)).extracting(Paper::key).containsExactly(4L);
        assertThat(matcher.like(day.get(4), day, 3))
                .extracting(Paper::key)
                .startsWith(6L)
                .doesNotContain(5L);
        assertThat(matcher.like(day.get(0), List.of(day.get(0)), 3)).isEmpty();
    }

    private List<Match> match(String topic) {
        return match(Some.day(), topic);
    }

    private List<Match> match(List<Paper> papers, String text) {
        var topic = Topic.parse(text);
        return matcher.match(papers, List.of(topic)).getOrDefault(topic, List.of());
    }

    private static List<Long> keys(List<Match> matches) {
        return matches.stream().map(match -> match.paper().key()).toList();
    }
}
