package dev.paperboy.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.matching.Examples;
import dev.paperboy.topics.Catalogue;
import dev.paperboy.topics.Topic;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReadingTest {

    @Test
    void whatWasTypedReadsBackAsItself() {
        var chip = Catalogue.entries().get(3).topic().text();
        var typed = new Typed(
                List.of(chip),
                "speculative decoding\nneural codecs",
                "WEEKLY",
                "FRIDAY",
                "18",
                "Asia/Tokyo",
                "7",
                true,
                "STRICT",
                false);
        var wishes = Reading.of(typed, Examples.NONE).wishes().orElseThrow();
        assertThat(wishes.topics().stream().map(Topic::text))
                .containsExactly(chip, "speculative decoding", "neural codecs");
        assertThat(Typed.of(wishes)).isEqualTo(typed);
    }

    @Test
    void theSameTopicTwiceIsOne() {
        var typed = Typed.fresh("neural codecs\n\n  neural   codecs ");
        assertThat(Reading.of(typed, Examples.NONE).wishes().orElseThrow().topics())
                .hasSize(1);
    }

    @Test
    void tooManyTopicsAreCounted() {
        var many = IntStream.range(0, 13).mapToObj(i -> "topic number " + i).collect(Collectors.joining("\n"));
        assertThat(Reading.of(Typed.fresh(many), Examples.NONE).errors())
                .containsEntry("topics", "Please choose 12 topics at the most; these are 13.");
    }

    @Test
    void anOffsetIsNoZoneSinceItKnowsNoSummerTime() {
        var typed =
                new Typed(List.of(), "x-ray optics", "DAILY", "MONDAY", "7", "+01:00", "10", false, "BALANCED", true);
        assertThat(Reading.of(typed, Examples.NONE).errors()).containsOnlyKeys("zone");
    }

    @Test
    void problemsStandInTheOrderOfTheirLines() {
        var typed = Typed.fresh("like:2401.01234\nneural codecs\n-only -minus\nlike:2401.04321");
        assertThat(Reading.of(typed, Examples.NONE).problems())
                .extracting(problem -> problem.before() + problem.marked() + problem.after())
                .containsExactly("like:2401.01234", "-only -minus", "like:2401.04321");
    }

    @Test
    void everyFieldHasItsOwnSentence() {
        var typed = new Typed(List.of(), "", "HOURLY", "", "24", "Mars/Base", "0", false, "LAX", true);
        assertThat(Reading.of(typed, Examples.NONE).errors())
                .containsOnlyKeys("topics", "cadence", "weekday", "hour", "zone", "maximum", "strictness");
    }
}
