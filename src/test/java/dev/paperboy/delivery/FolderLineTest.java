package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.delivery.Verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderLineTest {

    private final Path folder;

    FolderLineTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aMailBecomesAFileWithTheBytesThatSmtpWouldCarry() throws Exception {
        send("Zwei\nZeilen äöü\n");

        var file = files().get(0);
        assertThat(file).hasFileName("2026-07-29-abc.eml");
        var text = Files.readString(file);
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(text).contains("Message-ID: <abc@paperboy.example>\r\n").contains("\r\n\r\nZwei\r\nZeilen");
    }

    @Test
    void aMailThatIsSentAgainIsNoSecondMail() throws Exception {
        send("first");
        send("second");

        assertThat(files()).singleElement().satisfies(file -> assertThat(Files.readString(file))
                .contains("second"));
    }

    @Test
    void aFolderThatCannotBeMadeIsUnreachable() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        try (var line = new FolderLine(file.resolve("mail"))) {
            assertThatThrownBy(() -> line.open("paperboy.example"))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("Cannot make the mail folder");
        }
    }

    private void send(String text) throws Exception {
        try (var line = new FolderLine(folder)) {
            line.open("paperboy.example");
            var verdict = line.send(TestOutbox.letter("reader1@example.org", "<abc@paperboy.example>", text));
            assertThat(verdict.outcome()).isEqualTo(Outcome.SENT);
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
