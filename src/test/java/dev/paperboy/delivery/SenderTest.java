package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.digest.Samples;
import dev.paperboy.topics.Topic;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SenderTest {

    private static final Topic TOPIC = Samples.topic("speculative decoding");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Zeitüng <x@example.org> | Zeitüng",
                "x@example.org (Zeitüng) | Zeitüng",
                "\"Nachrichten, täglich\" <x@example.org> | Nachrichten, täglich",
                "=?UTF-8?Q?Zeit=C3=BCng?= <x@example.org> | Zeitüng",
                "\"Dr. Papers\" <x@example.org> | Dr. Papers",
                "大学の新しい論文を毎朝お届けする新聞配達の少年からのお知らせ <x@example.org> | 大学の新しい論文を毎朝お届けする新聞配達の少年からのお知らせ",
            })
    void aNameGoesOutInAsciiAndArrivesAsItWasTyped(String typed, String name) throws Exception {
        for (var setting : List.of("from", "reply-to")) {
            var source = mail(Map.of("paperboy.mail." + setting, typed));
            var head = source.substring(0, source.indexOf("\r\n\r\n"));
            var received =
                    new MimeMessage((Session) null, new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
            var found = (InternetAddress) (setting.equals("from") ? received.getFrom() : received.getReplyTo())[0];

            assertThat(head).matches("\\A[\\x09\\x0a\\x0d\\x20-\\x7e]*\\z");
            assertThat(head.lines().filter(line -> line.length() > 76)).allMatch(line -> line.contains("unsubscribe"));
            assertThat(found.getPersonal()).isEqualTo(name);
            assertThat(found.getAddress()).isEqualTo("x@example.org");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Paperboy",
                "Paperboy <>",
                "Paperboy <paperboy>",
                "a@b.org, c@d.org",
                "x\r\nBcc: a@b.org <c@d.org>",
                "friends: a@b.example;",
                "x@[1.2.3.4]",
                "x@straße.example",
                "x@a_b.example",
                "ü@b.example"
            })
    void aSenderThatIsNoMailboxIsRefusedByTheNameOfItsSetting(String from) {
        assertThatThrownBy(() -> new Sender(TestMail.settings(from)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paperboy.mail.from");
    }

    @Test
    void aNameThatNeedsQuotesIsRefusedWithThatHint() {
        assertThatThrownBy(() -> new Sender(TestMail.settings("Nachrichten, täglich <x@example.org>")))
                .hasMessageContaining("must be in quotes: \"Nachrichten, täglich\" <…>");
        assertThatThrownBy(() -> new Sender(TestMail.settings("\"Nachrichten, täglich\" <x@>")))
                .hasMessageNotContaining("quotes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Leave <unsubscribe@x.example> | mailto:unsubscribe@x.example?subject=token",
                "leave@tëst.example | mailto:leave@xn--tst-jma.example?subject=token",
                "leave+a%b&c?d=e@x.example | mailto:leave%2Ba%25b%26c%3Fd%3De@x.example?subject=token",
            })
    void leavingByMailIsAddressedAsAUriMayBe(String mailbox, String uri) {
        var sender = new Sender(TestMail.settings(Map.of("paperboy.mail.unsubscribe-mailbox", mailbox)));

        assertThat(sender.unsubscribeBy("token")).isEqualTo(uri);
    }

    private static String mail(Map<String, String> settings) throws Exception {
        var sender = new Sender(TestMail.settings(settings));
        var letters =
                new Letters(sender, TestMail.LINKS, TestMail.ENVELOPE, new DkimSigner(sender.domain(), List.of()));
        var content = new Letters.Content("New papers", List.of(Run.of("Text")), List.of(Run.of("<p>Text</p>")));
        return TestMail.source(letters.issue(
                Samples.ada(TOPIC), "<0123456789abcdef0123456789abcdef@example.org>", Samples.MORNING, content));
    }
}
