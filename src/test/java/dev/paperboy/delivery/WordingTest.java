package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.topics.Topic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "speculative decoding | Speculative decoding",
                "proteins, and how they fold | Proteins, and how they fold",
                "x-ray imaging | X-ray imaging",
                "a survey of surveys | A survey of surveys",
                "robotics | Robotics",
                "iPhone sensors | iPhone sensors",
                "mRNA vaccines | mRNA vaccines",
                "p53 mutations | p53 mutations",
                "RNA | RNA",
                "like:2401.01234 | like:2401.01234",
                "author:LeCun | author:LeCun",
                "cat:cs.CL | cat:cs.CL"
            })
    void aTopicAtTheBeginningOfALineBeginsWithACapitalIfItBeginsWithAnOrdinaryWord(String topic, String heading) {
        assertThat(Wording.heading(Topic.parse(topic), 100)).isEqualTo(heading);
    }
}
