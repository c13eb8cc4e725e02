package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.digest.Samples;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class WireFormTest {

    private static final Pattern BARE = Pattern.compile("\r(?!\n)|(?<!\r)\n|\0");

    @Test
    void mailsOfAThousandAwkwardTitlesAreWellFormed() {
        SignedMails.write(200, Samples.MORNING, (number, bytes) -> {
            var mail = new String(bytes, StandardCharsets.ISO_8859_1);
            assertThat(BARE.matcher(mail).find())
                    .as("bare line breaks in mail %d", number)
                    .isFalse();
            assertThat(mail.lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(998);
            var head = mail.substring(0, mail.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
            for (var name :
                    List.of("from", "to", "subject", "date", "message-id", "mime-version", "list-unsubscribe")) {
                assertThat(("\r\n" + head).split("\r\n" + name + ":", -1))
                        .as("%s of mail %d", name, number)
                        .hasSize(2);
            }
            assertThat(head).doesNotContain("\r\nbcc:").matches("\\p{ASCII}*");
        });
    }

    @Test
    void aTitleIsReadAsItWasWritten() throws Exception {
        for (var title : List.of(
                "“α-β” 日本語の題名 👩‍🔬 =?UTF-8?B?eA==?= x", "é".repeat(90), "plain but rather long ".repeat(6) + "x")) {
            var letter = new MimeMessage(
                    (Session) null,
                    new ByteArrayInputStream(
                            ("Subject: " + EncodedWords.of(title) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));

            assertThat(letter.getSubject()).isEqualTo(title);
        }
    }

    @Test
    void whatTwoServersCouldReadDifferentlyIsRefused() {
        for (var bad : List.of("a\nb", "a\rb", "a\r\r\nb", "\0", "x".repeat(999), "a\r\n.\nb", "a\r")) {
            assertThatThrownBy(() -> WireForm.check(bad.getBytes(StandardCharsets.US_ASCII)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        WireForm.check(("x".repeat(998) + "\r\n.\r\n..\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
