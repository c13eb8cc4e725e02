package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.topics.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which sentences carry a match, as far as words decide: the encoder knows nothing of sentences. */
final class WitnessTest {

    private final WordVectors words = new WordVectors();
    private final Matcher matcher = new HybridMatcher(words, words, List::of);

    /** For ranking, organ is the stem of organizations. */
    @ParameterizedTest
    @CsvSource({
        "+organ, organs",
        "health +organ, organs",
        "hospitals +\"organ donor\", organ donor",
        "organ AND health, organs",
        "+sol*, sold",
        "care +meshes, mesh"
    })
    void theSentenceWithTheWordsThatMustOccurIsShown(String topic, String form) {
        var paper = Some.paper(
                1,
                "Health Care in Four Countries",
                "The organization of hospitals decides who is treated. Each organization organizes donors. "
                        + "Organizations solve this in their own way. We organize how organized they are. "
                        + "In one of them organs are sold like a mesh for the organ donor.");

        var asked = Topic.parse(topic);
        var evidence = matcher.prepare(List.of(paper))
                .match(List.of(asked), 0)
                .getOrDefault(asked, List.of())
                .get(0)
                .evidence();

        assertThat(evidence.sentences()).contains("In one of them organs are sold like a mesh for the organ donor.");
        assertThat(evidence.forms()).contains(form).doesNotContain("organization", "Organizations", "organize");
    }

    @Test
    void aCopyThatIsSetAnotherWayIsShownAsItIsSet() {
        var topic = Topic.parse("+organ");
        var papers = List.of(
                Some.paper(1, "On Donors", "An organ is found first."),
                Some.paper(2, "ON DONORS", "An Organ  is found first."));

        var matches = matcher.prepare(papers).match(List.of(topic), 0).getOrDefault(topic, List.of());

        assertThat(matches)
                .extracting(match -> match.evidence().sentences())
                .containsExactly(List.of("An organ is found first."), List.of("An Organ  is found first."));
    }
}
