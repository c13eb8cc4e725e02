package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.matching.Matcher.Rated;
import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What likes and dislikes do to the matches of a topic. Papers from 11 on are of other days. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TasteTest {

    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
    private static final double FLOOR = Matcher.FLOOR;

    private static final List<Paper> ON_CODECS = List.of(
            Some.paper(
                    11, "Residual Quantizers for Speech Codecs", "A neural codec turns speech into few audio tokens."),
            Some.paper(12, "Discrete Audio Tokens", "We compare neural audio codecs by the speech that comes out."),
            Some.paper(13, "Codebooks for Speech", "Vector quantization in an audio codec wastes codebooks."));

    private static final Paper ON_BRAINS = Some.paper(
            14, "Tumours of the Brain Found by Networks", "We segment brain MRI and find the lesions of patients.");

    private Database database;
    private Matcher matcher;
    private Matcher.Prepared day;

    @BeforeAll
    void start() {
        database = TestDatabases.h2();
        matcher = new HybridMatcher(SharedModel.encoder(), new Vectors(database, SharedModel.encoder()), List::of);
        day = matcher.prepare(Some.day());
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void aLikeRaisesWhatResemblesItAndADislikeLowersIt() {
        var plain = score(3, List.of());

        assertThat(score(3, List.of(liked(11)))).isGreaterThan(plain);
        assertThat(score(3, List.of(disliked(11)))).isLessThan(plain);
    }

    @Test
    void eachFurtherLikeRaisesAndEachFurtherDislikeLowers() {
        var likes = Stream.of(
                        List.<Rated>of(),
                        List.of(liked(11)),
                        List.of(liked(11), liked(12)),
                        List.of(liked(11), liked(12), liked(13)))
                .map(ratings -> score(4, ratings))
                .toList();
        var dislikes = Stream.of(
                        List.of(disliked(11), disliked(12), disliked(13)),
                        List.of(disliked(11), disliked(12)),
                        List.of(disliked(11)),
                        List.<Rated>of())
                .map(ratings -> score(4, ratings))
                .toList();

        assertThat(likes).isSorted().doesNotHaveDuplicates();
        assertThat(dislikes).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void likingSomethingElseDoesNotTakeAwayFromIt() {
        assertThat(score(3, List.of(liked(11), rated(ON_BRAINS, true, NOW)))).isGreaterThan(score(3, List.of()));
    }

    @Test
    void likesOfAnotherSubjectSayNothingOfATopic() {
        var matches = matches("neural audio codecs and speech tokens", FLOOR);
        var likes = IntStream.range(20, 25)
                .mapToObj(key -> rated(Some.paper(key, ON_BRAINS.title(), ON_BRAINS.abstractText()), true, NOW))
                .toList();

        var tasted = day.inTaste(matches, taste(likes), 0);

        for (int i = 0; i < matches.size(); i++) {
            assertThat(tasted.get(i).score())
                    .as("%s", tasted.get(i).paper().title())
                    .isCloseTo(matches.get(i).score(), within(0.1));
        }
    }

    @Test
    void whoNamesNoSubjectGetsFirstWhatResemblesTheLiked() {
        var matches = matches("author:Author", FLOOR);

        assertThat(first(matches)).isEqualTo(1);
        assertThat(first(day.inTaste(matches, taste(List.of(liked(11))), FLOOR)))
                .isEqualTo(3);
        assertThat(first(day.inTaste(matches, taste(List.of(rated(ON_BRAINS, true, NOW))), FLOOR)))
                .isEqualTo(6);
    }

    private static long first(List<Match> matches) {
        return matches.get(0).paper().key();
    }

    /** Of more likes than are looked at by both models. */
    @Test
    void theNearestOfManyLikesIsNamed() {
        var likes = new ArrayList<>(
                ofOneField().stream().map(paper -> rated(paper, true, NOW)).toList());
        likes.add(liked(11));

        assertThat(day.inTaste(matches("author:Author", FLOOR), taste(likes), FLOOR).stream()
                        .filter(match -> match.paper().key() == 3)
                        .map(match -> match.evidence().resembles()))
                .containsExactly("Residual Quantizers for Speech Codecs");
    }

    @Test
    void dislikesNeverSilenceATopic() {
        var matches = matches("neural audio codecs and speech tokens", 0);
        var best = matches.stream().mapToDouble(Match::probability).max().orElseThrow();
        assertThat(best).isGreaterThan(FLOOR);

        for (var floor : List.of(FLOOR, best - 0.001)) {
            var disliked =
                    ON_CODECS.stream().map(paper -> rated(paper, false, NOW)).toList();
            for (int many = 1; many <= disliked.size(); many++) {
                var tasted = day.inTaste(matches, taste(disliked.subList(0, many)), floor);
                assertThat(tasted).anyMatch(match -> match.probability() >= floor);
            }
        }
    }

    @Test
    void theOrderOfTheRatingsMakesNoDifference() {
        var ratings = new ArrayList<>(List.of(liked(11), disliked(12), liked(13), rated(ON_BRAINS, true, NOW)));
        var expected = scores(ratings);
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(ratings, new Random(seed));
            assertThat(scores(ratings))
                    .usingElementComparator(TasteTest::nearly)
                    .isEqualTo(expected);
        }
    }

    @Test
    void anOldOpinionCountsLess() {
        var old = rated(ON_CODECS.get(0), true, NOW.minus(Duration.ofDays(360)));

        assertThat(score(3, List.of(old))).isGreaterThan(score(3, List.of())).isLessThan(score(3, List.of(liked(11))));
    }

    @Test
    void theLikedPaperThatSpeaksForAMatchIsNamed() {
        var likes = List.of(liked(11), rated(ON_BRAINS, true, NOW));

        assertThat(resembles(3, likes)).isEqualTo("Residual Quantizers for Speech Codecs");
        assertThat(resembles(3, List.of(disliked(11)))).isEmpty();
        assertThat(resembles(3, List.of(disliked(11), disliked(12), rated(ON_BRAINS, true, NOW))))
                .isEmpty();
        assertThat(resembles(3, List.of())).isEmpty();
    }

    @Test
    void likesOfAWholeFieldNeitherLowerTheFloorNorAreNamedForEveryPaperOfIt() {
        var field = ofOneField();
        var prepared = matcher.prepare(field);
        var topic = Topic.parse("pruning of language models");
        var plain = prepared.match(List.of(topic), 0).getOrDefault(topic, List.of());
        var likes = IntStream.range(0, field.size())
                .filter(i -> i % 5 == 0)
                .mapToObj(i -> rated(field.get(i), true, NOW))
                .toList();

        var tasted = prepared.inTaste(plain, taste(likes), 0);

        assertThat(likely(tasted)).isLessThanOrEqualTo(likely(plain) + field.size() / 10);
        assertThat(tasted.stream().filter(match -> !match.evidence().resembles().isEmpty()))
                .isNotEmpty()
                .hasSizeLessThan(field.size() / 2);
    }

    private static long likely(List<Match> matches) {
        return matches.stream().filter(match -> match.probability() >= FLOOR).count();
    }

    private static List<Paper> ofOneField() {
        var subjects = List.of(
                "Pruning", "Quantization", "Speculative Decoding", "Tokenization", "Arithmetic", "Translation", "Code");
        var ways = List.of("a Benchmark", "a Survey", "a New Loss", "Without Data", "at Scale", "an Empirical Study");
        var papers = new ArrayList<Paper>();
        for (var subject : subjects) {
            for (var way : ways) {
                papers.add(Some.paper(
                        100 + papers.size(),
                        subject + " for Language Models: " + way,
                        "Large language models are good at much. We look at " + subject + "."));
            }
        }
        return papers;
    }

    @Test
    void aPaperDoesNotResembleItself() {
        var itself = Some.day().get(2);

        assertThat(resembles(3, List.of(rated(itself, true, NOW)))).isEmpty();
    }

    @Test
    void whoRatedNothingSeesTheMatchesAsTheyAre() {
        var matches = matches("neural audio codecs and speech tokens", 0);

        assertThat(day.inTaste(matches, taste(List.of()), FLOOR)).isSameAs(matches);
    }

    private static Rated liked(long key) {
        return rated(ON_CODECS.get((int) key - 11), true, NOW);
    }

    private static Rated disliked(long key) {
        return rated(ON_CODECS.get((int) key - 11), false, NOW);
    }

    private static Rated rated(Paper paper, boolean liked, Instant at) {
        return new Rated(paper, liked, at);
    }

    private Taste taste(List<Rated> ratings) {
        return matcher.taste(ratings, NOW);
    }

    private List<Match> matches(String text, double floor) {
        var topic = Topic.parse(text);
        return day.match(List.of(topic), floor).getOrDefault(topic, List.of());
    }

    /** What a paper's match is to a taste; without a floor, so that nothing holds it up. */
    private Match tasted(long key, List<Rated> ratings) {
        return day.inTaste(matches("speech", 0), taste(ratings), 0).stream()
                .filter(match -> match.paper().key() == key)
                .findFirst()
                .orElseThrow();
    }

    private double score(long key, List<Rated> ratings) {
        return tasted(key, ratings).score();
    }

    private String resembles(long key, List<Rated> ratings) {
        return tasted(key, ratings).evidence().resembles();
    }

    private List<Double> scores(List<Rated> ratings) {
        return day.inTaste(matches("speech", 0), taste(ratings), 0).stream()
                .map(Match::score)
                .toList();
    }

    /** Sums in another order differ in the last digits. */
    private static int nearly(double one, double other) {
        return Math.abs(one - other) < 1e-5 ? 0 : Double.compare(one, other);
    }
}
