package dev.paperboy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.delivery.RudeSmtpServer;
import dev.paperboy.delivery.RudeSmtpServer.Step;
import dev.paperboy.delivery.WholePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged "run" is told to stop while a mail is under way. */
final class StoppedRunIT {

    private static final int READERS = 50;
    private static final int TERMINATED = 128 + 15;

    @Test
    void theMailUnderWayIsRememberedAndNothingFails(@TempDir Path directory) throws Exception {
        try (var database = open(directory)) {
            var path = new WholePath(database, false);
            path.addPapers();
            path.queue(1, READERS);
        }
        var told = new CountDownLatch(1);
        var underWay = new CountDownLatch(1);
        try (var server = new RudeSmtpServer((step, connection, mails) -> {
            if (step == Step.DOT && mails == READERS / 2) {
                underWay.countDown();
                await(told);
            }
            return Optional.empty();
        })) {
            var errors = directory.resolve("err.txt");
            var run = new PackagedJar(directory)
                    .with("PAPERBOY_SMTP_HOST", "127.0.0.1")
                    .with("PAPERBOY_SMTP_PORT", Integer.toString(server.port()))
                    .with("PAPERBOY_SMTP_CONNECTIONS", "1")
                    // The mails' day is long ago.
                    .with("PAPERBOY_OUTBOX_GIVE_UP_AFTER", "36500d")
                    .start(directory.resolve("out.txt"), errors, "run", "--date", "2026-07-29");
            await(underWay);
            run.destroy();
            told.countDown();

            assertThat(run.waitFor()).as(Files.readString(errors)).isEqualTo(TERMINATED);
            assertThat(Files.readString(errors)).doesNotContain("Failed", "closed", "\tat ");
            assertThat(server.accepted()).hasSizeBetween(READERS / 2, READERS - 1);
            try (var database = open(directory)) {
                assertThat(sent(database)).isEqualTo(server.accepted().size());
            }
        }
    }

    private static Database open(Path directory) {
        return TestDatabases.onDisk(directory.resolve("data"), 2);
    }

    private static int sent(Database database) {
        return database.read(handle -> handle.createQuery("select count(*) from delivery where state = 'SENT'")
                .mapTo(Integer.class)
                .one());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
