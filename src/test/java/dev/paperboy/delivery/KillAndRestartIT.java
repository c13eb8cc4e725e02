package dev.paperboy.delivery;

import static dev.paperboy.delivery.TestOutbox.NOW;
import static dev.paperboy.delivery.TestOutbox.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.delivery.RudeSmtpServer.Mail;
import dev.paperboy.delivery.RudeSmtpServer.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise: whatever is killed and when, everybody gets the mail, and at most the one under way goes twice. */
final class KillAndRestartIT {

    private static final int READERS = 300;
    private static final int KILLED_AFTER = 120;

    private final Path folder;

    KillAndRestartIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void killedInTheMiddleItLosesNobodyAndRepeatsAtMostTheMailUnderWay() throws Exception {
        queue();
        List<Mail> arrived;
        var reached = new CountDownLatch(KILLED_AFTER);
        try (var server = new RudeSmtpServer((step, connection, mails) -> {
            if (step == Step.DOT) {
                reached.countDown();
            }
            return Optional.empty();
        })) {
            killAfter(reached, server.port());
            try (var database = DeliveringProcess.open(folder)) {
                DeliveringProcess.courier(database, server.port(), 1).deliver(sofar -> {});
                assertThat(TestOutbox.outbox(database).counts(Optional.of(TODAY)))
                        .isEqualTo(Map.of(State.SENT, (long) READERS));
            }
            arrived = server.mails();
        }

        assertThat(arrived.stream().map(Mail::recipient).distinct()).hasSize(READERS);
        assertThat(arrived.stream().map(mail -> mail.header("Message-ID")).distinct())
                .hasSize(READERS);
        assertThat(arrived.size() - READERS).isLessThanOrEqualTo(1);
    }

    private void queue() {
        try (var database = DeliveringProcess.open(folder)) {
            var readers = TestOutbox.addReaders(database, 1, READERS);
            database.useTransaction(
                    handle -> TestOutbox.outbox(database).queue(handle, Kind.DIGEST, readers, TODAY, NOW));
        }
    }

    private void killAfter(CountDownLatch reached, int port) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeliveringProcess.class.getName(),
                        folder.toString(),
                        String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("courier.log").toFile())
                .start();
        try {
            assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
