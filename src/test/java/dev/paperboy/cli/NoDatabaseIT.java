package dev.paperboy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.returns.Mails;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged commands in a directory without a database: whoever needs none leaves none behind. */
final class NoDatabaseIT {

    private final Path directory;
    private final PackagedJar paperboy;

    NoDatabaseIT(@TempDir Path directory) {
        this.directory = directory;
        this.paperboy = new PackagedJar(directory);
    }

    @Test
    void helpAndMistakesLeaveNothingBehind() throws Exception {
        assertThat(paperboy.run("--help").out()).contains("subscribers");
        assertThat(paperboy.run("bounces", "read", "--help").code()).isZero();
        assertThat(paperboy.run("colect").code()).isEqualTo(2);
        assertThat(paperboy.run("subscribers", "add", "ada@example.org").code()).isEqualTo(2);

        assertThat(directory.resolve("data")).doesNotExist();
    }

    /** As from a mail server's pipe in a wrong directory: on 0 the mail server would forget the bounce. */
    @Test
    void aBounceIsNotTakenWhereNoDatabaseIs() throws Exception {
        var bounce = Files.write(
                directory.resolve("bounce.eml"),
                Mails.report("bounce@papers.example", "failed", "5.1.1", "550 5.1.1 User unknown"));

        var refused = paperboy.run("bounces", "read", bounce.toString());

        assertThat(refused.code()).isEqualTo(75);
        assertThat(refused.err())
                .contains("No database is in the folder " + directory.resolve("data"))
                .doesNotContain("\tat ");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void whoeverAsksAfterWhatIsThereIsToldThatNothingIs() throws Exception {
        for (var command : List.of("outbox", "subscribers list", "preview --to ada@example.org")) {
            var refused = paperboy.run(command.split(" "));
            assertThat(refused.code()).as(command).isEqualTo(1);
            assertThat(refused.err()).contains("No database is in the folder");
        }
        assertThat(directory.resolve("data")).doesNotExist();

        // The first reader makes it.
        assertThat(paperboy.run("subscribers", "add", "ada@example.org", "--topic", "graphs")
                        .code())
                .isZero();
        assertThat(paperboy.run("subscribers", "list").out()).contains("ada@example.org");
    }

    @Test
    void aServiceWhoseMailMayNotGoOpensNoPortAndNoDatabase() throws Exception {
        var refused = paperboy.with("PAPERBOY_SMTP_HOST", "mail.elsewhere.example")
                .with("QUARKUS_HTTP_PORT", "0")
                .run("serve");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("Nothing is sent through mail.elsewhere.example")
                .doesNotContain("\tat ");
        assertThat(refused.out()).doesNotContain("Listening");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void keysAreMadeAndMailsExplainedWithoutADatabase() throws Exception {
        var bounce = Files.write(
                directory.resolve("bounce.eml"),
                Mails.report("bounce@papers.example", "failed", "5.1.1", "550 5.1.1 User unknown"));

        assertThat(paperboy.run("dkim", "new").code()).isZero();
        assertThat(paperboy.run("dkim", "records").out()).contains("v=DKIM1");
        assertThat(paperboy.run("bounces", "explain", bounce.toString()).out()).contains("dead\tuser-unknown");

        assertThat(directory.resolve("data")).isDirectoryContaining("glob:**/dkim");
        assertThat(directory.resolve("data/paperboy.mv.db")).doesNotExist();
        assertThat(directory.resolve("data/secret.key")).doesNotExist();
    }
}
