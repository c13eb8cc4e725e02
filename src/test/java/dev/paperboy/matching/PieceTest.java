package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PieceTest {

    @Test
    void wholeWordsAreMarkedWhateverTheirCase() {
        assertThat(Piece.of("Codecs: a codec, not encodecs", List.of("codec", "codecs")))
                .containsExactly(
                        new Piece("Codecs", true),
                        new Piece(": a ", false),
                        new Piece("codec", true),
                        new Piece(", not encodecs", false));
    }

    @Test
    void thePhraseWinsOverItsWord() {
        assertThat(Piece.of("a neural codec", List.of("codec", "neural codec")))
                .containsExactly(new Piece("a ", false), new Piece("neural codec", true));
    }

    @Test
    void wordsSideBySideAreOnePiece() {
        assertThat(Piece.of("Speculative decoding, decoding", List.of("speculative", "decoding")))
                .containsExactly(
                        new Piece("Speculative decoding", true), new Piece(", ", false), new Piece("decoding", true));
    }

    @Test
    void withoutWordsTheTextStaysWhole() {
        assertThat(Piece.of("(.*)", List.of(" "))).containsExactly(new Piece("(.*)", false));
    }
}
