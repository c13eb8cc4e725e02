package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.digest.Samples;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Readers;
import dev.paperboy.subscribers.Subscriber;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LetterWriterTest {

    private final Database database = TestDatabases.h2();
    private final Readers readers = new Readers(database, Samples.MORNING);
    private final LetterWriter writer = TestMail.writer(database, readers);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theConfirmationSaysWhatWasAskedForAndHowToAgree() throws Exception {
        var asked = asksFor("neural audio codecs");
        var letter = writer.write(delivery(Kind.CONFIRMATION, asked), asked);
        keep("confirmation", letter);
        var request = readers.joining.open(asked.id()).orElseThrow();

        assertThat(letter.getSubject()).isEqualTo("Please confirm: papers from Paperboy");
        for (var part : new String[] {TestMail.text(letter), TestMail.html(letter)}) {
            assertThat(part.replaceAll("\\s+", " "))
                    .contains("neural audio codecs", "Every day at 08:00 (Europe/Berlin), at most 10 papers")
                    .contains(TestMail.LINKS.confirm(request.handle()).toString())
                    .contains("If it was not you, do nothing")
                    .contains("It works until Friday, 31 July 2026 at 07:00 (Europe/Berlin)");
        }
    }

    @Test
    void nobodyCanBeSentALinkThroughTheForm() throws Exception {
        var asked = asksFor("win at https://casino.example.org or write to me@example.org");
        var letter = writer.write(delivery(Kind.CONFIRMATION, asked), asked);

        assertThat(TestMail.text(letter)).contains("win at https: casino·example·org or write to me at example·org");
        assertThat(Jsoup.parse(TestMail.html(letter)).select("a"))
                .allMatch(link -> link.attr("href").startsWith("https://papers.example.org/"));
    }

    @Test
    void whoHasSubscribedBeforeGetsThePersonalLinks() throws Exception {
        var reader = readers.changes.add(Address.parse("ada@example.org"), Readers.wishes("neural audio codecs"));
        var letter = writer.write(delivery(Kind.LINKS, reader), reader);
        keep("links", letter);

        for (var part : new String[] {TestMail.text(letter), TestMail.html(letter)}) {
            assertThat(part)
                    .contains("You are already subscribed", "neural audio codecs")
                    .contains(TestMail.LINKS.preferences(reader).toString())
                    .contains(TestMail.LINKS.unsubscribe(reader).toString());
        }
    }

    @Test
    void lettersAboutOnesOwnDoingsAreNoListMail() throws Exception {
        var asked = asksFor("neural audio codecs");
        var letter = writer.write(delivery(Kind.CONFIRMATION, asked), asked);

        assertThat(letter.getHeader("List-Unsubscribe")).isNull();
        assertThat(letter.getHeader("List-Unsubscribe-Post")).isNull();
        assertThat(letter.getHeader("List-Id")).isNull();
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(letter.getHeader("Message-ID")).containsExactly("<0123456789abcdef01234567@papers.example.org>");
    }

    @Test
    void whatIsNotThereIsNotWritten() {
        var reader = readers.changes.add(Address.parse("ada@example.org"), Readers.wishes("neural audio codecs"));

        assertThatThrownBy(() -> writer.write(delivery(Kind.DIGEST, reader), reader))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No digest of 2026-07-29 for subscriber " + reader.id());
        assertThatThrownBy(() -> writer.write(delivery(Kind.CONFIRMATION, reader), reader))
                .isInstanceOf(IllegalStateException.class);
    }

    private Subscriber asksFor(String topic) {
        var requested = database.<dev.paperboy.subscribers.Joining.Requested, RuntimeException>inTransaction(
                transaction -> readers.joining.request(
                        transaction, Address.parse("ada@example.org"), Readers.wishes(topic), "192.0.2.1"));
        return readers.subscribers.find(requested.subscriberId()).orElseThrow();
    }

    private static Delivery delivery(Kind kind, Subscriber to) {
        return new Delivery(
                1,
                kind,
                to.id(),
                Samples.WEDNESDAY,
                State.LEASED,
                1,
                Samples.MORNING,
                "<0123456789abcdef01234567@papers.example.org>",
                "",
                Samples.MORNING);
    }

    /** To be looked at. */
    private static void keep(String name, Letter letter) throws Exception {
        Files.writeString(
                Files.createDirectories(Path.of("target", "mail")).resolve(name + ".html"), TestMail.html(letter));
    }
}
