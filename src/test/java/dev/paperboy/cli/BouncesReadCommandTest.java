package dev.paperboy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.TestDatabases;
import dev.paperboy.returns.Mails;
import dev.paperboy.returns.TestReturns;
import dev.paperboy.subscribers.Readers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class BouncesReadCommandTest {

    @TempDir
    Path folder;

    /** On 75 whoever called it would come again and again. */
    @Test
    void aFileThatIsNotThereIsNotAskedForAgain() throws IOException {
        var bounce = Files.write(
                folder.resolve("bounce.eml"),
                Mails.report("bounce@papers.example", "failed", "5.1.1", "550 5.1.1 User unknown"));
        var out = new StringWriter();

        assertThat(read(out, bounce, folder.resolve("nosuch.eml"))).isEqualTo(66);
        assertThat(out.toString()).isEmpty();
        assertThat(read(out, bounce)).isZero();
        assertThat(out.toString().strip()).isEqualTo(bounce + " dead");
    }

    /** A folder can be read, but not as a mail; what failed in this way once may not fail the next time. */
    @Test
    void whatFailsWhileItIsReadIsTriedAgain() {
        assertThat(read(new StringWriter(), folder)).isEqualTo(75);
    }

    private static int read(StringWriter out, Path... files) {
        try (var database = TestDatabases.h2()) {
            var readers = new Readers(database, Instant.parse("2026-07-27T10:00:00Z"));
            var line = new CommandLine(new BouncesReadCommand(TestReturns.returns(database, readers)));
            line.setOut(new PrintWriter(out));
            return line.execute(
                    java.util.Arrays.stream(files).map(Path::toString).toArray(String[]::new));
        }
    }
}
