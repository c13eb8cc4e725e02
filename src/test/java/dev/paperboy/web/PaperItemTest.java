package dev.paperboy.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.digest.Samples;
import dev.paperboy.matching.Evidence;
import dev.paperboy.matching.Match;
import dev.paperboy.topics.Topic;
import org.junit.jupiter.api.Test;

final class PaperItemTest {

    @Test
    void anExampleOfTheTopicIsNotCalledLiked() {
        assertThat(item("like:1706.03762").liked()).isFalse();
        assertThat(item("sparse heads like:1706.03762").liked()).isFalse();
        assertThat(item("sparse heads").liked()).isTrue();
    }

    private static PaperItem item(String topic) {
        var paper = Samples.paper(1, "Sparse Heads", Samples.WEDNESDAY);
        var evidence = Evidence.NONE.resembling("Attention Is All You Need");
        return PaperItem.of(new Match(paper, Topic.parse(topic), 1, 1, evidence), 1);
    }
}
