package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.matching.Matcher.Prepared;
import dev.paperboy.matching.Matcher.Rated;
import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What holds of any papers, topics and ratings: each test tries many random worlds, from fixed seeds, and makes sure that they were not all
 * empty. The encoder is a small one that adds up random vectors of words, since none of this depends on how good a model is.
 */
final class MatchingPropertyTest {

    private static final int WORLDS = 60;
    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");

    private static final Pattern WORD = Pattern.compile("[a-z]+");

    private final WordVectors words = new WordVectors();
    private final Matcher matcher = new HybridMatcher(words, words, List::of);

    /** Whatever the number in which the word is typed, and in which it stands in the paper. */
    @Test
    void aNotWordIsNeverInAMatchAndAMustWordAlways() {
        int with = 0;
        int without = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            var random = new Random(seed);
            var papers = WordVectors.papers(random).stream()
                    .map(paper -> inAnyNumber(paper, random))
                    .toList();
            var word = WordVectors.word(random);
            var typed = inAnyNumber(word, random);
            for (var match : all(papers, WordVectors.word(random) + " " + WordVectors.word(random) + " -" + typed)) {
                assertThat(has(match.paper(), word))
                        .as("world %d: %s", seed, typed)
                        .isFalse();
                without++;
            }
            for (var match : all(papers, WordVectors.word(random) + " " + WordVectors.word(random) + " +" + typed)) {
                assertThat(has(match.paper(), word))
                        .as("world %d: %s", seed, typed)
                        .isTrue();
                with++;
            }
            assertThat(keys(match(papers, "+" + typed)))
                    .as("world %d: %s", seed, typed)
                    .containsExactlyInAnyOrderElementsOf(papers.stream()
                            .filter(paper -> has(paper, word))
                            .map(Paper::key)
                            .toList());
        }
        assertThat(with).isGreaterThan(WORLDS);
        assertThat(without).isGreaterThan(WORLDS);
    }

    @Test
    void theOrderOfThePapersChangesNothing() {
        int found = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            var random = new Random(seed);
            var papers = new ArrayList<>(WordVectors.papers(random));
            var topic = of(papers.get(random.nextInt(papers.size())));
            var expected = match(papers, topic);
            Collections.shuffle(papers, random);

            assertThat(match(papers, topic)).as("world %d", seed).isEqualTo(expected);
            found += expected.size();
        }
        assertThat(found).isGreaterThan(WORLDS);
    }

    @Test
    void aDuplicateChangesNothingElse() {
        changesNothingElse((random, original) -> Some.paper(999, original.title(), original.abstractText()));
    }

    /** Two sources of one paper set its text each in its way. */
    @Test
    void aCopyThatIsSetAnotherWayChangesNothingElse() {
        changesNothingElse((random, original) -> Some.paper(
                999,
                random.nextBoolean() ? original.title().toUpperCase(Locale.ROOT) : original.title() + " ",
                random.nextBoolean()
                        ? original.abstractText().replaceFirst(" ", "\n  ")
                        : original.abstractText().toUpperCase(Locale.ROOT) + " "));
    }

    private void changesNothingElse(BiFunction<Random, Paper, Paper> copy) {
        int found = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            var random = new Random(seed);
            var papers = new ArrayList<>(WordVectors.papers(random));
            var topic = of(papers.get(random.nextInt(papers.size())));
            var expected = match(papers, topic);
            var original = papers.get(random.nextInt(papers.size()));
            papers.add(copy.apply(random, original));
            var with = match(papers, topic);

            assertThat(with.stream().filter(match -> match.paper().key() != 999))
                    .as("world %d", seed)
                    .isEqualTo(expected);
            assertThat(keys(with).contains(999L)).isEqualTo(keys(expected).contains(original.key()));
            found += expected.size();
        }
        assertThat(found).isGreaterThan(WORLDS);
    }

    /** The likes before it may be any: one more like of a copy of the paper never lowers it, one more dislike never raises it. */
    @Test
    void oneMoreLikeOfWhatAPaperResemblesRaisesItAndOneMoreDislikeLowersIt() {
        int raised = 0;
        int lowered = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            var random = new Random(seed);
            var papers = WordVectors.papers(random);
            var day = matcher.prepare(papers);
            var ratings = ratings(random);
            var paper = papers.get(random.nextInt(papers.size()));
            var alike = Some.paper(5_000, paper.title(), paper.abstractText());

            var before = score(day, paper, ratings);
            var liked = score(day, paper, with(ratings, alike, true));
            var disliked = score(day, paper, with(ratings, alike, false));
            var doubly = score(
                    day,
                    paper,
                    with(with(ratings, alike, true), Some.paper(5_001, paper.title(), paper.abstractText()), true));

            assertThat(liked).as("world %d", seed).isGreaterThanOrEqualTo(before);
            assertThat(doubly).as("world %d", seed).isGreaterThanOrEqualTo(liked);
            assertThat(disliked).as("world %d", seed).isLessThanOrEqualTo(before);
            raised += liked > before ? 1 : 0;
            lowered += disliked < before ? 1 : 0;
        }
        assertThat(raised).isGreaterThan(WORLDS * 9 / 10);
        assertThat(lowered).isGreaterThan(WORLDS * 9 / 10);
    }

    /** Of whatever paper: what does not resemble it stays where it is. */
    @Test
    void noLikeLowersAPaperAndNoDislikeRaisesOne() {
        int moved = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            var random = new Random(seed);
            var papers = WordVectors.papers(random);
            var day = matcher.prepare(papers);
            for (var liked : List.of(true, false)) {
                var ratings = ratings(random).stream()
                        .map(rating -> new Rated(rating.paper(), liked, rating.at()))
                        .toList();
                for (var paper : papers) {
                    var before = score(day, paper, List.of());
                    var after = score(day, paper, ratings);
                    assertThat(liked ? after - before : before - after)
                            .as("world %d", seed)
                            .isGreaterThanOrEqualTo(0);
                    moved += after == before ? 0 : 1;
                }
            }
        }
        assertThat(moved).isGreaterThan(WORLDS);
    }

    @Test
    void dislikesNeverSilenceATopic() {
        int tried = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            var random = new Random(seed);
            var papers = WordVectors.papers(random);
            var day = matcher.prepare(papers);
            var topic = Topic.plain(WordVectors.word(random) + " " + WordVectors.word(random));
            var found = day.match(List.of(topic), Matcher.FLOOR).getOrDefault(topic, List.of());
            var dislikes = papers.stream()
                    .map(paper ->
                            new Rated(Some.paper(6_000 + paper.key(), paper.title(), paper.abstractText()), false, NOW))
                    .toList();
            if (!found.isEmpty()) {
                var tasted = day.inTaste(found, matcher.taste(dislikes, NOW), Matcher.FLOOR);
                assertThat(tasted).as("world %d", seed).anyMatch(match -> match.probability() >= Matcher.FLOOR);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(WORLDS / 4);
    }

    @Test
    void anOpinionCountsHalfAfterItsHalfLife() {
        var paper = Some.paper(1, "One", "");

        assertThat(Taste.weight(new Rated(paper, true, NOW.minus(Duration.ofDays(180))), NOW))
                .isEqualTo(0.5);
        assertThat(Taste.weight(new Rated(paper, true, NOW.minus(Duration.ofDays(360))), NOW))
                .isEqualTo(0.25);
        assertThat(Taste.weight(new Rated(paper, false, NOW.minus(Duration.ofDays(180))), NOW))
                .isEqualTo(-0.25);
    }

    private double score(Prepared day, Paper paper, List<Rated> ratings) {
        var match = new Match(paper, Topic.plain(paper.title()), -2, 0.2, Evidence.NONE);
        return day.inTaste(List.of(match), matcher.taste(ratings, NOW), 0)
                .get(0)
                .score();
    }

    private static List<Rated> with(List<Rated> ratings, Paper paper, boolean liked) {
        var more = new ArrayList<>(ratings);
        more.add(new Rated(paper, liked, NOW));
        return more;
    }

    private static List<Rated> ratings(Random random) {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> new Rated(
                        WordVectors.paper(random, 4_000 + i),
                        random.nextBoolean(),
                        NOW.minus(Duration.ofDays(random.nextInt(400)))))
                .toList();
    }

    private List<Match> match(List<Paper> papers, String text) {
        var topic = Topic.parse(text);
        return matcher.match(papers, List.of(topic)).getOrDefault(topic, List.of());
    }

    /** However little they fit. */
    private List<Match> all(List<Paper> papers, String text) {
        var topic = Topic.parse(text);
        return matcher.prepare(papers).match(List.of(topic), 0).getOrDefault(topic, List.of());
    }

    private static List<Long> keys(List<Match> matches) {
        return matches.stream().map(match -> match.paper().key()).toList();
    }

    private static boolean has(Paper paper, String word) {
        var words = List.of((paper.title() + " " + paper.abstractText())
                .toLowerCase(Locale.ROOT)
                .split("[^a-z]+"));
        return words.contains(word) || words.contains(plural(word));
    }

    private static Paper inAnyNumber(Paper paper, Random random) {
        return Some.paper(paper.key(), inAnyNumber(paper.title(), random), inAnyNumber(paper.abstractText(), random));
    }

    private static String inAnyNumber(String text, Random random) {
        return WORD.matcher(text).replaceAll(word -> random.nextBoolean() ? plural(word.group()) : word.group());
    }

    private static String plural(String word) {
        return switch (word) {
            case "mouse" -> "mice";
            case "index" -> "indices";
            case "galaxy", "policy", "query" -> word.replaceFirst("y$", "ies");
            case "speech", "mesh", "bias", "virus" -> word + "es";
            default -> word + "s";
        };
    }

    /** The two words that a paper's title has. */
    private static String of(Paper paper) {
        var title = paper.title().split(" ");
        return title[0] + " " + title[2];
    }
}
