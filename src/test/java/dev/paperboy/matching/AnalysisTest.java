package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How texts become words. */
final class AnalysisTest {

    private final Analysis analysis = new Analysis();

    /** Some sources give abstracts whose sentences touch. */
    @Test
    void aWordThatTouchesTheNextSentenceIsAWord() {
        assertThat(words("recognised in video.We propose. Motivation:Actions are hard"))
                .containsSequence("video", "We", "propose", "Motivation", "Actions");
    }

    @Test
    void numbersKeepTheirPoints() {
        assertThat(words("Version 2.5 of Node.js")).containsExactly("Version", "2.5", "of", "Node", "js");
    }

    private List<String> words(String text) {
        return analysis.everyWord(text).stream()
                .map(word -> text.substring(word.start(), word.end()))
                .toList();
    }
}
