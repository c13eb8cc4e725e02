package dev.paperboy.digest;

import static dev.paperboy.digest.Samples.CODECS;
import static dev.paperboy.digest.Samples.DECODING;
import static dev.paperboy.digest.Samples.POTTERY;
import static dev.paperboy.digest.Samples.WEDNESDAY;
import static dev.paperboy.digest.Samples.match;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.matching.Match;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Signals;
import dev.paperboy.topics.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which of the fitting papers a digest shows. Worlds are random, from fixed seeds. */
final class SelectionTest {

    private static final int WORLDS = 300;
    private static final List<Topic> TOPICS = List.of(DECODING, CODECS, POTTERY);
    private static final ToDoubleBiFunction<Paper, Paper> UNLIKE = (one, other) -> 0;

    @Test
    void aDifferentPaperGoesBeforeANearCopyThatFitsSlightlyBetter() {
        var matches = List.of(match(1, DECODING, 0.50), match(2, DECODING, 0.48), match(3, DECODING, 0.46));
        ToDoubleBiFunction<Paper, Paper> copies = (one, other) -> one.key() + other.key() == 3 ? 0.9 : 0.1;

        assertThat(chosen(select(List.of(DECODING), matches, 2, copies))).containsExactly(1L, 3L);
        assertThat(chosen(select(List.of(DECODING), matches, 3, copies))).containsExactly(1L, 3L, 2L);
        assertThat(chosen(select(List.of(DECODING), matches, 2, UNLIKE))).containsExactly(1L, 2L);
    }

    @Test
    void beingDifferentDoesNotMakeUpForFittingMuchWorse() {
        var matches = List.of(match(1, DECODING, 0.50), match(2, DECODING, 0.48), match(3, DECODING, 0.30));
        ToDoubleBiFunction<Paper, Paper> copies = (one, other) -> one.key() + other.key() == 3 ? 0.9 : 0.1;

        assertThat(chosen(select(List.of(DECODING), matches, 2, copies))).containsExactly(1L, 2L);
    }

    @Test
    void whatIsLikeAPaperOfAnotherTopicGivesWayToo() {
        var matches = List.of(match(1, DECODING, 0.5), match(2, CODECS, 0.50), match(3, CODECS, 0.48));
        ToDoubleBiFunction<Paper, Paper> copies = (one, other) -> one.key() + other.key() == 3 ? 0.9 : 0.1;

        assertThat(chosen(select(List.of(DECODING, CODECS), matches, 2, copies)))
                .containsExactly(1L, 3L);
    }

    @Test
    void attentionIsAPriorAndNoMore() {
        var noticed = match(noticed(1, 1), DECODING, 0.44);
        var unnoticed = match(2, DECODING, 0.48);
        var fitting = match(3, DECODING, 0.60);

        assertThat(chosen(select(List.of(DECODING), List.of(unnoticed, noticed, fitting), 3, UNLIKE)))
                .containsExactly(3L, 1L, 2L);
        assertThat(chosen(select(
                        List.of(DECODING),
                        List.of(
                                match(1, POTTERY, 1),
                                match(noticed(2, 0.3), DECODING, 1),
                                match(noticed(3, 0.9), DECODING, 1)),
                        3,
                        UNLIKE)))
                .containsExactly(3L, 2L);
    }

    @Test
    void theOrderOfTheMatchesChangesNothing() {
        for (int seed = 0; seed < WORLDS; seed++) {
            var world = new World(seed);
            var expected = chosen(world.select(world.matches));
            Collections.shuffle(world.matches, new Random(seed + 1));

            assertThat(chosen(world.select(world.matches))).as("world %d", seed).isEqualTo(expected);
        }
    }

    /** A second report of a paper, with its words, that nothing ties to it. */
    @Test
    void aDuplicateChangesNothingElse() {
        int shown = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            var world = new World(seed);
            var expected = world.select(world.matches);
            var original = world.matches.get(new Random(seed).nextInt(world.matches.size()));
            var with = new ArrayList<>(world.matches);
            world.matches.stream()
                    .filter(match -> match.paper().key() == original.paper().key())
                    .forEach(match -> with.add(match(copy(match.paper(), 1000), match.topic(), match.probability())));
            var selection = world.select(with);

            assertThat(chosen(selection)).as("world %d", seed).isEqualTo(chosen(expected));
            assertThat(selection.leftOut())
                    .isBetween(
                            expected.leftOut(),
                            expected.leftOut()
                                    + (chosen(expected)
                                                    .contains(original.paper().key())
                                            ? 0
                                            : 1));
            shown += chosen(expected).contains(original.paper().key()) ? 1 : 0;
        }
        assertThat(shown).isBetween(WORLDS / 10, WORLDS);
    }

    @Test
    void everyTopicHasItsShareBeforeAnyHasMore() {
        for (int seed = 0; seed < WORLDS; seed++) {
            var world = new World(seed);
            var selection = world.select(world.matches);
            var sizes = selection.shares().stream()
                    .filter(share -> !share.waiting().isEmpty())
                    .mapToInt(share -> share.chosen().size())
                    .toArray();
            var most = selection.shares().stream()
                    .mapToInt(share -> share.chosen().size())
                    .max()
                    .orElse(0);

            for (int size : sizes) {
                assertThat(size).as("world %d", seed).isGreaterThanOrEqualTo(most - 1);
            }
        }
    }

    /** A topic of conditions is met by many papers, which say nothing of how well these fit a topic in words. */
    @Test
    void aCategoryTakesNoPaperFromATopicInWords() {
        var category = Topic.parse("cat:cs.CL");
        var matches = new ArrayList<Match>();
        for (int key = 1; key <= 40; key++) {
            matches.add(scored(key, category, 0));
        }
        matches.add(scored(7, DECODING, -2));

        var selection = select(List.of(DECODING, category), matches, 4, UNLIKE);

        assertThat(selection.shares().get(0).chosen())
                .extracting(match -> match.paper().key())
                .containsExactly(7L);
    }

    @Test
    void aTopicWhosePapersAllFitAnotherBetterHasItsShareAsWell() {
        var matches = new ArrayList<Match>();
        for (int key = 1; key <= 30; key++) {
            matches.add(scored(key, DECODING, 3 - key * 0.05));
        }
        for (int key = 20; key <= 24; key++) {
            matches.add(scored(key, CODECS, 0));
        }

        var crowded = select(List.of(CODECS, DECODING), matches, 6, UNLIKE);
        var roomy = select(List.of(CODECS, DECODING), matches, 30, UNLIKE);

        assertThat(crowded.shares().get(0).chosen()).hasSize(3);
        assertThat(crowded.size()).isEqualTo(6);
        assertThat(roomy.shares().get(0).chosen()).isEmpty();
        assertThat(roomy.leftOut()).isZero();
    }

    private static Match scored(long key, Topic topic, double score) {
        return new Match(
                noticed(key, 0),
                topic,
                score,
                0.5,
                Samples.match(key, topic, 0.5).evidence());
    }

    /** Random papers on a line: the nearer, the more alike. */
    private static final class World {

        private final List<Match> matches = new ArrayList<>();
        private final Map<String, Double> places;
        private final int maximum;

        World(int seed) {
            var random = new Random(seed);
            maximum = 1 + random.nextInt(8);
            int count = 3 + random.nextInt(25);
            for (long key = 1; key <= count; key++) {
                var paper = noticed(key, random.nextInt(3) == 0 ? random.nextDouble() : 0);
                for (var topic : TOPICS) {
                    if (random.nextInt(3) == 0) {
                        matches.add(match(paper, topic, 0.07 + 0.9 * random.nextDouble()));
                    }
                }
            }
            matches.add(match(count + 1, DECODING, 0.2));
            places = matches.stream()
                    .map(match -> match.paper().title())
                    .distinct()
                    .sorted()
                    .collect(Collectors.toMap(title -> title, title -> random.nextDouble()));
        }

        Selection select(List<Match> matches) {
            return SelectionTest.select(TOPICS, matches, maximum, this::likeness);
        }

        private double likeness(Paper one, Paper other) {
            return 1 - Math.abs(place(one) - place(other));
        }

        private double place(Paper paper) {
            return places.getOrDefault(paper.title(), 0.0);
        }
    }

    private static Paper noticed(long key, double trend) {
        return new Paper(
                key,
                PaperId.arxiv("2607.%05d".formatted(key)),
                "A telling title of paper number " + key,
                List.of("Grace Hopper"),
                "",
                Optional.empty(),
                List.of(),
                WEDNESDAY,
                new Signals(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), trend));
    }

    private static Paper copy(Paper paper, long key) {
        return new Paper(
                key,
                PaperId.arxiv("2607.%05d".formatted(key)),
                paper.title(),
                paper.authors(),
                paper.abstractText(),
                paper.link(),
                paper.categories(),
                paper.day(),
                paper.signals());
    }

    private static Selection select(
            List<Topic> topics, List<Match> matches, int maximum, ToDoubleBiFunction<Paper, Paper> likeness) {
        var byTopic = new LinkedHashMap<Topic, List<Match>>();
        matches.forEach(match -> byTopic.computeIfAbsent(match.topic(), topic -> new ArrayList<>())
                .add(match));
        return Selection.of(topics, byTopic, maximum, new Twins(), likeness);
    }

    private static List<Long> chosen(Selection selection) {
        return selection.shares().stream()
                .flatMap(share -> share.chosen().stream())
                .map(match -> match.paper().key())
                .toList();
    }
}
