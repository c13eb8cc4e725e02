package dev.paperboy.papers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class CleanTextTest {

    @Test
    void wrappedLinesBecomeOne() {
        assertThat(CleanText.of("  A title\n   wrapped by\tits\u00a0source\r\n\u2028 "))
                .isEqualTo("A title wrapped by its source");
    }

    @Test
    void lettersAreComposed() {
        assertThat(CleanText.of("Erdo\u030bs")).isEqualTo("Erdős");
    }

    @Test
    void whatCannotBeSeenOrTurnsTheTextIsRemoved() {
        assertThat(CleanText.of("\ufeffab\u0000c\u001b[31m \u202edesrever\u202c \ud800x\udc00 \uffff\u200b!"))
                .isEqualTo("abc[31m desrever x !");
    }

    @Test
    void markupAndScriptsOfTheWorldStay() {
        var text = "<b>Δ</b> & 数学 עברית 👩‍💻";

        assertThat(CleanText.of(text)).isEqualTo(text);
    }

    @Test
    void cleaningTwiceChangesNothing() {
        var once = CleanText.of("A\u0301 \u0000 \ud83d b\u202e\u0327\u0301");

        assertThat(CleanText.of(once)).isEqualTo(once);
    }

    @Test
    @Timeout(10)
    void aTowerOfAMillionMarksIsCutToWhatLettersCarry() {
        assertThat(CleanText.of("e" + "\u0316\u0301".repeat(500_000))).hasSizeLessThan(40);
    }

    @Test
    void cuttingNeverSplitsACharacter() {
        assertThat(CleanText.cut("abc😀def", 5)).isEqualTo("abc…");
        assertThat(CleanText.cut("abcdef", 6)).isEqualTo("abcdef");
    }
}
