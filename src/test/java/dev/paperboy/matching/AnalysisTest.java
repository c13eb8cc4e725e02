package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How texts become words. */
final class AnalysisTest {

    private final Analysis analysis = new Analysis();

    /** Some sources give abstracts whose sentences touch. */
    @Test
    void aWordThatTouchesTheNextSentenceIsAWord() {
        assertThat(analysis.everyWord("recognised in video.We propose. Motivation:Actions are hard"))
                .containsSequence("video", "we", "propose", "motivation", "action");
    }

    @Test
    void numbersKeepTheirPoints() {
        assertThat(analysis.everyWord("Version 2.5 of Node.js")).containsExactly("version", "2.5", "of", "node", "js");
    }
}
