package dev.paperboy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.delivery.RudeSmtpServer;
import dev.paperboy.delivery.RudeSmtpServer.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's morning, with the packaged jar in an empty directory. */
final class MainJobIT {

    private static final String PAGE = Path.of("src/test/resources/sources/page-normal.txt")
            .toAbsolutePath()
            .toString();

    private final Path directory;
    private final PackagedJar paperboy;

    MainJobIT(@TempDir Path directory) {
        this.directory = directory;
        this.paperboy = new PackagedJar(directory);
    }

    @BeforeEach
    void collect() throws Exception {
        var result = paperboy.run("collect", "--file", PAGE);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("skipped 0");
    }

    @Test
    void papersComeInAndDigestsGoOutOnce() throws Exception {
        add("ada@example.org", "a codec for speech");
        add("rome@example.org", "ancient Roman pottery");

        var first = paperboy.run("run");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).contains("2 digests made (1 without a paper), 1 mails queued, 1 sent now");
        var mails = mails();
        assertThat(mails).hasSize(1);
        assertThat(Files.readString(mails.get(0)))
                .contains("To: ada@example.org")
                .contains("Codec");

        var again = paperboy.run("run", "--date", editionDay());
        assertThat(again.out()).contains("0 digests made");
        assertThat(mails()).isEqualTo(mails);
        assertThat(paperboy.run("outbox").out()).containsPattern("SENT +1");
    }

    /** All of a university's readers are of one domain, and its server takes its time. */
    @Test
    void mailsOfASlowDomainAreNotLeftForALaterRun() throws Exception {
        var never = new CountDownLatch(1);
        try (var server = new RudeSmtpServer((step, connection, mails) -> step == Step.DOT && mails <= 4
                ? Optional.of(out -> {
                    await(never);
                    RudeSmtpServer.say("250 2.0.0 Queued").answer(out);
                })
                : Optional.empty())) {
            var lines = IntStream.range(0, 30)
                    .mapToObj(i ->
                            "{\"address\":\"reader%d@example.org\",\"topics\":[\"a codec for speech\"]}".formatted(i))
                    .toList();
            Files.write(directory.resolve("readers.jsonl"), lines);
            paperboy.run("subscribers", "add", "--from", "readers.jsonl");

            var run = paperboy.with("PAPERBOY_SMTP_HOST", "127.0.0.1")
                    .with("PAPERBOY_SMTP_PORT", Integer.toString(server.port()))
                    .run("run");

            assertThat(run.out()).contains("30 mails queued, 30 sent now");
            assertThat(server.mails()).hasSize(30);
        }
    }

    /** Longer than a second, from which on a domain is slow. */
    private static void await(CountDownLatch never) {
        try {
            never.await(1500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void collectingTwiceMakesNoPaperTwo() throws Exception {
        assertThat(paperboy.run("collect", "--file", PAGE).out()).contains("new 0");
    }

    @Test
    void aPreviewKeepsAndSendsNothing() throws Exception {
        var preview = paperboy.run("preview", "--to", "ada@example.org", "--topic", "a codec for speech");

        assertThat(preview.code()).as(preview.err()).isZero();
        assertThat(Files.list(directory.resolve("data/preview"))).hasSize(3);
        assertThat(paperboy.run("outbox").out()).containsPattern("SENT +0").containsPattern("PENDING +0");
    }

    @Test
    void aRehearsalNamesWhoWouldGetWhat() throws Exception {
        add("ada@example.org", "a codec for speech");

        var rehearsal = paperboy.run("run", "--dry-run");

        assertThat(rehearsal.out()).contains("ada@example.org: ").contains("A Tiny Codec for Speech");
        assertThat(Files.exists(directory.resolve("data/mail"))).isFalse();
    }

    @Test
    void whatIsExportedCanBeAddedElsewhere() throws Exception {
        add("ada@example.org", "a codec for speech");
        var lines = paperboy.run("subscribers", "export").out();
        Files.writeString(directory.resolve("readers.jsonl"), lines + "{\"address\":\"no topics\"}\n");
        assertThat(paperboy.run("subscribers", "remove", "ada@example.org", "--erase")
                        .code())
                .isZero();

        var added = paperboy.run("subscribers", "add", "--from", "readers.jsonl");

        assertThat(added.code()).isEqualTo(1);
        assertThat(added.out()).contains("Line 2 was left out").contains("Added 1, left out 1");
        assertThat(paperboy.run("subscribers", "list").out()).contains("ada@example.org");
    }

    /** A new database knows no paper yet. */
    @Test
    void whoFollowsOnlyExamplesIsBroughtBackBeforeTheirPapersAre() throws Exception {
        add("ada@example.org", "a codec for speech");
        var line = paperboy.run("subscribers", "export").out();
        Files.writeString(
                directory.resolve("readers.jsonl"),
                line.replace("ada@", "grace@").replace("a codec for speech", "like:arxiv:2401.99999"));

        var added = paperboy.run("subscribers", "add", "--from", "readers.jsonl");

        assertThat(added.code()).as(added.out()).isZero();
        assertThat(added.out())
                .contains("Line 1: We have no text of arxiv:2401.99999")
                .contains("Added 1, left out 0");
        assertThat(paperboy.run("subscribers", "list").out()).contains("grace@example.org");
    }

    @Test
    void whoTypesAnUnknownExampleHearsOfItAtOnce() throws Exception {
        var added = paperboy.run("subscribers", "add", "grace@example.org", "--topic", "like:2401.99999");

        assertThat(added.code()).isEqualTo(1);
        assertThat(added.err()).contains("We have no text of arxiv:2401.99999");
        assertThat(paperboy.run("subscribers", "list").out()).doesNotContain("grace@example.org");
    }

    @Test
    void mistakesAreOneSentenceAndAnExitCode() throws Exception {
        assertThat(paperboy.run("colect").code()).isEqualTo(2);
        var date = paperboy.run("run", "--date", "2026-02-30");
        assertThat(date.code()).isEqualTo(2);
        assertThat(date.err()).contains("\"2026-02-30\" is not a date").doesNotContain("java.");
        var address = paperboy.run("subscribers", "add", "not an address", "--topic", "codecs");
        assertThat(address.code()).isEqualTo(1);
        assertThat(address.err().lines().filter(line -> !line.isBlank())).hasSize(1);
        var file = paperboy.run("collect", "--file", "missing.txt");
        assertThat(file.code()).isEqualTo(1);
        assertThat(file.err()).contains("missing.txt").doesNotContain("\tat ");
    }

    private void add(String address, String topic) throws IOException, InterruptedException {
        var result = paperboy.run("subscribers", "add", address, "--topic", topic);
        assertThat(result.code()).as(result.err()).isZero();
    }

    private String editionDay() throws IOException, InterruptedException {
        return paperboy.run("collect", "--file", PAGE).out().substring(0, "2026-07-29".length());
    }

    private List<Path> mails() throws IOException {
        try (var files = Files.list(directory.resolve("data/mail"))) {
            return files.sorted().toList();
        }
    }
}
