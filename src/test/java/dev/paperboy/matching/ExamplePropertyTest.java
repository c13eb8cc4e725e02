package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of any papers and of any examples that a topic gives; each test tries many random worlds, from fixed seeds. */
final class ExamplePropertyTest {

    private static final int WORLDS = 40;
    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");

    private final WordVectors words = new WordVectors();
    private final Map<String, Paper> known = new HashMap<>();
    private int lookUps;
    private final Matcher matcher = new HybridMatcher(words, words, List::of, this::find);

    private Map<String, Paper> find(Collection<String> names) {
        lookUps++;
        return names.stream().filter(known::containsKey).collect(Collectors.toMap(name -> name, known::get));
    }

    @Test
    void anExampleRaisesWhatResemblesIt() {
        int raised = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            var random = new Random(seed);
            var day = WordVectors.papers(random);
            var paper = day.get(random.nextInt(day.size()));
            var alike = remember(Some.paper(5_000, paper.title(), paper.abstractText()));
            for (var others : List.of(examples(random, 1), examples(random, 3))) {
                var before = found(day, others, paper);
                var after = found(day, others + " " + alike, paper);

                assertThat(after.score()).as("world %d", seed).isGreaterThanOrEqualTo(before.score());
                assertThat(after.probability()).as("world %d", seed).isGreaterThanOrEqualTo(before.probability());
                assertThat(after.evidence().resembles()).as("world %d", seed).isEqualTo(paper.title());
                raised += after.score() > before.score() ? 1 : 0;
            }
        }
        assertThat(raised).isGreaterThan(WORLDS);
    }

    @Test
    void noExampleLowersAPaper() {
        for (int seed = 0; seed < WORLDS; seed++) {
            var random = new Random(seed);
            var day = WordVectors.papers(random);
            var some = examples(random, 2);
            var more = some + " " + remember(WordVectors.paper(random, 4_900));
            var before = likely(match(day, some));

            likely(match(day, more)).forEach((key, probability) -> assertThat(probability)
                    .isGreaterThanOrEqualTo(before.getOrDefault(key, 0.0)));
        }
    }

    @Test
    void theOrderOfExamplesAndTheirRepetitionChangeNothing() {
        int found = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            var random = new Random(seed);
            var day = WordVectors.papers(random);
            var likes = List.of(examples(random, 4).split(" "));
            for (var asked : List.of("", "codec laser ")) {
                var expected = told(match(day, asked + String.join(" ", likes)));
                var again = new ArrayList<>(likes);
                again.add(likes.get(0) + "v2");
                Collections.shuffle(again, random);

                assertThat(told(match(day, asked + String.join(" ", again))))
                        .as("world %d", seed)
                        .isEqualTo(expected);
                found += expected.size();
            }
        }
        assertThat(found).isGreaterThan(WORLDS);
    }

    @Test
    void anUnknownExampleChangesNothingButIsReported() {
        for (int seed = 0; seed < WORLDS; seed++) {
            var random = new Random(seed);
            var day = WordVectors.papers(random);
            for (var asked : List.of("codec laser", examples(random, 2), "galaxy " + examples(random, 1))) {
                var with = asked + " like:2509.99999";

                assertThat(told(match(day, with))).as("world %d", seed).isEqualTo(told(match(day, asked)));
                assertThat(Topic.parse(with).unknown(known::containsKey)).hasSize(1);
            }
            assertThat(match(day, "like:2509.99999")).isEmpty();
            assertThat(match(day, "author:Author like:2509.99999")).isEmpty();
        }
    }

    @Test
    void anExampleIsNeverPickedItself() {
        for (int seed = 0; seed < WORLDS; seed++) {
            var random = new Random(seed);
            var day = WordVectors.papers(random);
            var own = day.get(random.nextInt(day.size()));

            assertThat(match(day, remember(own)))
                    .as("world %d", seed)
                    .hasSize(day.size() - 1)
                    .noneMatch(match -> match.paper().key() == own.key());
        }
    }

    @Test
    void theExamplesOfManyTopicsAreLookedUpTogether() {
        var random = new Random(1);
        var topics = IntStream.range(0, 200)
                .mapToObj(i -> Topic.parse(remember(WordVectors.paper(random, 4_000 + i))))
                .toList();
        var day = matcher.prepare(WordVectors.papers(random));
        var taste = matcher.taste(List.of(new Matcher.Rated(WordVectors.paper(random, 3_000), true, NOW)), NOW);
        lookUps = 0;

        var matches = day.score(topics, 0);
        topics.forEach(topic -> day.inTaste(matches.getOrDefault(topic, List.of()), taste, Matcher.FLOOR));

        assertThat(matches.values()).allSatisfy(found -> assertThat(found).isNotEmpty());
        assertThat(lookUps).isEqualTo(1);
    }

    private String examples(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> remember(WordVectors.paper(random, 4_000 + random.nextInt(50))))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private String remember(Paper paper) {
        known.put(paper.id().toString(), paper);
        return "like:" + paper.id().value();
    }

    private List<Match> match(List<Paper> papers, String text) {
        var topic = Topic.parse(text);
        return matcher.prepare(papers).match(List.of(topic), 0).getOrDefault(topic, List.of());
    }

    private Match found(List<Paper> papers, String text, Paper paper) {
        return match(papers, text).stream()
                .filter(match -> match.paper().key() == paper.key())
                .findFirst()
                .orElseThrow();
    }

    private static Map<Long, Double> likely(List<Match> matches) {
        return matches.stream().collect(Collectors.toMap(match -> match.paper().key(), Match::probability));
    }

    private static List<String> told(List<Match> matches) {
        return matches.stream()
                .map(match -> match.paper().key() + " " + match.score() + " " + match.probability() + " "
                        + match.evidence().resembles())
                .toList();
    }
}
