package dev.paperboy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.database.Dialect;
import dev.paperboy.database.JdbcAddress;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.delivery.RudeSmtpServer;
import dev.paperboy.delivery.RudeSmtpServer.Mail;
import dev.paperboy.delivery.RudeSmtpServer.Step;
import dev.paperboy.delivery.WholePath;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, twice over one PostgreSQL, and SIGKILL for the first of them. */
final class TwoMachinesIT {

    private static final int CONNECTIONS = 4;

    private final Path directory;
    private final JdbcAddress address = TestDatabases.address();
    private final Database database = Database.open(address, Dialect.POSTGRESQL, 4);
    private final List<Process> machines = new ArrayList<>();

    TwoMachinesIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (var machine : machines) {
            machine.destroyForcibly().waitFor();
        }
        database.close();
    }

    @Test
    void whatOneWasSendingTheOtherSendsAgainToTheByteAndTheRestOnce() throws Exception {
        var readers = 400;
        var path = new WholePath(database, false);
        path.addPapers();
        path.queue(1, readers);
        var held = new CountDownLatch(1);
        try (var server = new RudeSmtpServer((step, connection, mails) -> {
            // From a quarter on, no mail is answered until the first machine is dead.
            if (step == Step.DOT && mails > readers / 4) {
                await(held);
            }
            return Optional.empty();
        })) {
            var first = machine("first", server.port());
            waitFor(() -> server.mails().size() >= readers / 4 + CONNECTIONS);
            first.destroyForcibly().waitFor();
            var underWay = server.mails().stream()
                    .map(Mail::recipient)
                    .skip(readers / 4)
                    .collect(Collectors.toSet());
            held.countDown();

            machine("second", server.port());
            waitFor(() -> unfinished() == 0);

            var byReader = server.mails().stream().collect(Collectors.groupingBy(Mail::recipient));
            assertThat(byReader).hasSize(readers);
            byReader.forEach((reader, mails) -> {
                assertThat(mails).hasSize(underWay.contains(reader) ? 2 : 1);
                assertThat(mails.stream().map(Mail::text).distinct()).hasSize(1);
            });
            assertThat(underWay).hasSize(CONNECTIONS);
        }
    }

    @Test
    void whomOneWasPlanningTheOtherPlans() throws Exception {
        var readers = 5000;
        var path = new WholePath(database, false);
        path.addPapers();
        path.addReaders(1, readers);
        database.useTransaction(handle -> handle.execute(
                "update subscriber set local_hour = 0, next_due_at = created_at, tell_when_empty = true"));
        try (var server = RudeSmtpServer.polite()) {
            var first = machine("first", server.port());
            waitFor(() -> planned() > 0);
            first.destroyForcibly().waitFor();
            var before = planned();
            assertThat(before).as("was killed in the middle").isLessThan(readers);

            machine("second", server.port());
            waitFor(() -> planned() == readers);
            assertThat(
                            count(
                                    "select count(*) from (select subscriber_id from delivery group by subscriber_id, issue_date) one"))
                    .isEqualTo(count("select count(*) from delivery"));
        }
    }

    private long planned() {
        return count("select count(*) from digest");
    }

    private long unfinished() {
        return count("select count(*) from delivery where finished_at is null");
    }

    private long count(String query) {
        return database.read(
                handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    private static void await(CountDownLatch held) {
        try {
            held.await(3, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process machine(String name, int smtp) throws IOException {
        var home = Files.createDirectories(directory.resolve(name));
        var machine = new PackagedJar(home)
                .with("QUARKUS_HTTP_PORT", Integer.toString(freePort()))
                .with("DATABASE_URL", address.url())
                .with("PAPERBOY_SECRET_TEXT", "a secret that is only good enough for tests")
                .with("PAPERBOY_SMTP_HOST", "127.0.0.1")
                .with("PAPERBOY_SMTP_PORT", Integer.toString(smtp))
                .with("PAPERBOY_SMTP_CONNECTIONS", Integer.toString(CONNECTIONS))
                .with("PAPERBOY_DAILY_HEARTBEAT", "1s")
                // The mails' day is long ago.
                .with("PAPERBOY_OUTBOX_GIVE_UP_AFTER", "36500d")
                .start(home.resolve("out.txt"), home.resolve("err.txt"));
        machines.add(machine);
        return machine;
    }

    /** Other processes are waited for: there is nothing to be told by, so one looks now and then, for three minutes at most. */
    private void waitFor(BooleanSupplier condition) throws InterruptedException, IOException {
        var end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        var newest = machines.get(machines.size() - 1);
        while (!condition.getAsBoolean() && newest.isAlive() && System.nanoTime() < end) {
            newest.waitFor(20, TimeUnit.MILLISECONDS);
        }
        assertThat(condition.getAsBoolean()).as(logs()).isTrue();
    }

    private String logs() throws IOException {
        try (var logs = Files.walk(directory, 2)) {
            var told = new StringBuilder();
            for (var log :
                    logs.filter(file -> file.toString().endsWith("out.txt")).toList()) {
                told.append(log).append('\n').append(Files.readString(log));
            }
            return told.toString();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
