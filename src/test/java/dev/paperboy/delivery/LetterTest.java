package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.digest.Samples;
import dev.paperboy.subscribers.Address;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LetterTest {

    private final MessageIds ids = new MessageIds(TestMail.SECRET, TestMail.SENDER);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nBcc: y@example.org",
                "x\nBcc: y",
                "x\rBcc: y",
                "x\0y",
                "x\r\n\r\nbody",
                "x\r\n \r\ny",
                "x\r\n"
            })
    void noHeaderTakesWhatWouldBeginAnother(String value) {
        var letter = new Letter(new Address("ada@example.org"), "sender@example.org", "<1@example.org>");

        assertThatThrownBy(() -> letter.setHeader("X-Test", value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> letter.addHeader("X-Test", value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> letter.addHeaderLine("X-Test: " + value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> letter.setHeader(value, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFoldedHeaderIsTaken() throws Exception {
        var letter = new Letter(new Address("ada@example.org"), "sender@example.org", "<1@example.org>");

        letter.setHeader("X-Test", "one,\r\n two");

        assertThat(letter.getHeader("X-Test", null)).isEqualTo("one,\r\n two");
    }

    @Test
    void theMessageIdSurvivesSaving() throws Exception {
        var letter = new Letter(new Address("ada@example.org"), "sender@example.org", "<1@example.org>");
        letter.setText("Good morning");

        letter.saveChanges();
        letter.saveChanges();

        assertThat(letter.getHeader("Message-ID")).containsExactly("<1@example.org>");
    }

    @Test
    void theSameMailHasTheSameId() {
        assertThat(ids.of(Kind.DIGEST, Samples.WEDNESDAY, 7))
                .isEqualTo(ids.of(Kind.DIGEST, Samples.WEDNESDAY, 7))
                .matches("<[0-9a-f]{40}@papers\\.example\\.org>");
    }

    @Test
    void otherMailsHaveOtherIds() {
        var all = IntStream.range(0, 1000)
                .boxed()
                .flatMap(id -> java.util.stream.Stream.of(
                        ids.of(Kind.DIGEST, Samples.WEDNESDAY, id),
                        ids.of(Kind.LINKS, Samples.WEDNESDAY, id),
                        ids.of(Kind.DIGEST, LocalDate.of(2026, 7, 30), id)));

        assertThat(all.distinct()).hasSize(3000);
    }

    @Test
    void aHeaderBeyondAsciiIsForRecipientsWhoNeedSmtpUtf8Only() throws Exception {
        var plain = new Letter(new Address("ada@example.org"), "sender@example.org", "<1@example.org>");
        var international = new Letter(new Address("adä@example.org"), "sender@example.org", "<1@example.org>");

        assertThatThrownBy(() -> plain.setHeader("From", "Zeitüng <x@example.org>"))
                .isInstanceOf(IllegalArgumentException.class);
        international.setHeader("To", "adä@example.org");
        assertThat(international.getHeader("To", null)).isEqualTo("adä@example.org");
    }
}
