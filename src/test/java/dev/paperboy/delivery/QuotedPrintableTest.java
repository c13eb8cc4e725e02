package dev.paperboy.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.eclipse.angus.mail.util.QPDecoderStream;
import org.junit.jupiter.api.Test;

final class QuotedPrintableTest {

    @Test
    void onlyWhatNeedsItIsEncoded() {
        assertThat(encoded("Zürich = 1 < 2, ~\t!\n")).isEqualTo("Z=C3=BCrich =3D 1 < 2, ~\t!\r\n");
    }

    @Test
    void whiteSpaceDoesNotEndALine() {
        assertThat(encoded("-- \nWith a tab\t\r\nand \rso ")).isEqualTo("--=20\r\nWith a tab=09\r\nand=20\r\nso=20");
    }

    @Test
    void aLineHasAtMost76CharactersAndGoesOnAfterASignOfEquality() {
        assertThat(encoded("x".repeat(76))).isEqualTo("x".repeat(75) + "=\r\nx");
        assertThat(encoded("x".repeat(73) + "éy")).isEqualTo("x".repeat(73) + "=\r\n=C3=A9y");
        assertThat(encoded("x".repeat(75) + "\ny")).isEqualTo("x".repeat(75) + "\r\ny");
    }

    @Test
    void anyTextIsReadBackAsItWas() throws IOException {
        var random = new Random(2045);
        for (var round = 0; round < 2000; round++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(400), 0, 12)
                    .mapToObj(kind -> switch (kind) {
                        case 0 -> "\r\n";
                        case 1, 2 -> " ";
                        case 3 -> "\t";
                        case 4 -> "=";
                        case 5 -> "é";
                        case 6 -> "\u0000";
                        case 7 -> "😀";
                        default -> Character.toString('!' + random.nextInt(94));
                    })
                    .forEach(text::append);
            var encoded = encoded(text.toString());

            assertThat(encoded.split("\r\n")).allMatch(line -> line.length() <= 76 && !line.matches(".*[ \t]"));
            var decoded = new QPDecoderStream(new ByteArrayInputStream(encoded.getBytes(US_ASCII))).readAllBytes();
            assertThat(new String(decoded, UTF_8)).isEqualTo(text.toString());
        }
    }

    private static String encoded(String text) {
        return new String(QuotedPrintable.encode(text.getBytes(UTF_8)), US_ASCII);
    }
}
