package dev.paperboy.delivery;

import static dev.paperboy.delivery.TestOutbox.NOW;
import static dev.paperboy.delivery.TestOutbox.TODAY;

import dev.paperboy.database.Database;
import dev.paperboy.database.Dialect;
import dev.paperboy.database.JdbcAddress;
import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.delivery.RudeSmtpServer.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.JdbiException;

/** What can happen to the database while mails are sent. */
public final class DatabaseFaults {

    private static final int CONNECTIONS = Faults.CONNECTIONS;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private DatabaseFaults() {}

    /**
     * F10: PostgreSQL is stopped for a while, started anew, or killed, in turn. Nobody helps the courier; the time between its rounds
     * goes ten times as fast.
     */
    public static FaultResult gone(Path folder, int readers, int events, Duration away) throws Exception {
        var begin = System.nanoTime();
        var progress = FaultProgress.of("F10 event", events);
        try (var server = RudeSmtpServer.polite();
                var postgresql = new StoppablePostgresql(folder);
                var database = Database.open(postgresql.address(), Dialect.POSTGRESQL, 8)) {
            queue(database, readers);
            var courier =
                    DeliveringProcess.courier(database, server.port(), CONNECTIONS, DeliveringProcess.fast(NOW, 10));
            try (var service = new Service(courier)) {
                for (var event = 0; event < events; event++) {
                    awaitMails(server, (event + 1) * readers / (events + 1));
                    switch (event % 3) {
                        case 0 -> {
                            postgresql.kill();
                            postgresql.start();
                        }
                        case 1 -> {
                            postgresql.stop();
                            Thread.sleep(away.toMillis());
                            postgresql.start();
                        }
                        default -> {
                            postgresql.stop();
                            postgresql.start();
                        }
                    }
                    progress.part(readers, server.accepted());
                }
                awaitMails(server, readers);
                service.awaitDone(database);
            }
            return FaultResult.of("F10", readers, server.accepted(), begin, states(database));
        }
    }

    /**
     * F11: no space is left on the disk: before mails are leased, in the middle of a mail, and before its verdict is kept. What goes out
     * while it lasts was leased before. Then there is space again.
     */
    public static FaultResult diskFull(Path folder, int readers) throws Exception {
        var begin = System.nanoTime();
        var progress = FaultProgress.of("F11 disk full", 3);
        var dots = new AtomicInteger();
        var whileFull = new AtomicInteger();
        // 0 before the first lease, then until a quarter, then until half of the mails are there.
        var stage = new AtomicInteger();
        try (var disk = FullDisk.install();
                var server = new RudeSmtpServer((step, connection, mails) -> {
                    if (step == Step.DOT && disk.isFull()) {
                        whileFull.incrementAndGet();
                    }
                    var reached = step == Step.DOT ? dots.incrementAndGet() : dots.get();
                    var middle = step == Step.DATA && reached >= readers / 4 && stage.compareAndSet(1, 2);
                    var verdict = step == Step.DOT && reached >= readers / 2 && stage.compareAndSet(2, 3);
                    if (middle || verdict) {
                        disk.fill();
                    }
                    return Optional.empty();
                });
                var database = Database.open(address("full:" + folder.toAbsolutePath()), Dialect.H2, 8)) {
            queue(database, readers);
            disk.fill();
            stage.set(1);
            var courier =
                    DeliveringProcess.courier(database, server.port(), CONNECTIONS, DeliveringProcess.fast(NOW, 10));
            try (var service = new Service(courier)) {
                for (var event = 0; event < 3; event++) {
                    awaitStage(stage, event + 1);
                    Thread.sleep(1000);
                    disk.empty();
                    progress.part(readers, server.accepted());
                }
                awaitMails(server, readers);
                service.awaitDone(database);
            }
            return FaultResult.of("F11", readers, server.accepted(), begin, states(database))
                    .noting("%d mails went while it was full", whileFull.get());
        }
    }

    /** F24: an issue is half sent, by a version that kept no snapshots, when the program is replaced by the present one. */
    public static FaultResult upgraded(int readers) throws IOException {
        var begin = System.nanoTime();
        var address = address("mem:upgraded-" + UUID.randomUUID());
        try (var keepsItAlive = new Keeper(address)) {
            keepsItAlive.migrateTo("20");
            keepsItAlive.halfSend(readers);
            try (var database = Database.open(address, Dialect.H2, 8);
                    var server = RudeSmtpServer.polite()) {
                DeliveringProcess.courier(database, server.port(), CONNECTIONS).deliver(sofar -> {});
                var result = FaultResult.of("F24", readers - readers / 2, server.accepted(), begin, states(database));
                var again = server.accepted().stream()
                        .filter(mail -> Keeper.wasSent(mail.recipient(), readers))
                        .count();
                return result.noting("%d were sent by the old version, %d of them again", readers / 2, again);
            }
        }
    }

    private static JdbcAddress address(String where) {
        return JdbcAddress.of(
                "jdbc:h2:" + where + (where.startsWith("mem:") ? "" : "/paperboy")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=20000;WRITE_DELAY=0");
    }

    /** An H2 in memory lasts as long as somebody is connected. */
    private static final class Keeper implements AutoCloseable {
        private final JdbcDataSource source = new JdbcDataSource();
        private final org.jdbi.v3.core.Handle handle;

        Keeper(JdbcAddress address) {
            source.setURL(address.url());
            handle = org.jdbi.v3.core.Jdbi.create(source).open();
        }

        void migrateTo(String version) {
            Flyway.configure().dataSource(source).target(version).load().migrate();
        }

        /** One half is sent; of the rest, one was under way when its courier ended, the others wait. */
        void halfSend(int readers) {
            handle.execute("""
                    insert into subscriber (handle, generation, address, address_key, state, cadence, weekday, local_hour, zone,
                      maximum, tell_when_empty, created_at)
                    select 'h' || n, 0, 'reader' || n || '@example.org', 'reader' || n || '@example.org', 'ACTIVE', 'DAILY', 1, 7, 'UTC',
                      10, false, ? from system_range(1, ?) as numbers (n)
                    """, NOW.atOffset(java.time.ZoneOffset.UTC), readers);
            handle.execute(
                    """
                    insert into delivery (kind, subscriber_id, issue_date, state, attempts, due_at, message_id, reply, created_at, finished_at,
                      lease_owner, lease_until)
                    select 'DIGEST', id, ?, case when id <= ? then 'SENT' when id = ? + 1 then 'LEASED' else 'PENDING' end,
                      case when id <= ? + 1 then 1 else 0 end, ?, '<old' || id || '@example.org>', '', ?, case when id <= ? then ? end,
                      case when id = ? + 1 then 'old-machine/1/1' end, case when id = ? + 1 then ? end
                    from subscriber
                    """,
                    TODAY,
                    readers / 2,
                    readers / 2,
                    readers / 2,
                    NOW.atOffset(java.time.ZoneOffset.UTC),
                    NOW.atOffset(java.time.ZoneOffset.UTC),
                    readers / 2,
                    NOW.atOffset(java.time.ZoneOffset.UTC),
                    readers / 2,
                    readers / 2,
                    NOW.minusSeconds(1).atOffset(java.time.ZoneOffset.UTC));
        }

        static boolean wasSent(String recipient, int readers) {
            return Integer.parseInt(recipient.replaceAll("\\D", "")) <= readers / 2;
        }

        @Override
        public void close() {
            handle.close();
        }
    }

    /** Rounds in the background, as the timetable makes them. */
    private static final class Service implements AutoCloseable {
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread thread;

        Service(Courier courier) {
            thread = new Thread(() -> {
                while (!over.get()) {
                    try {
                        courier.deliver(sofar -> {});
                        Thread.sleep(100);
                    } catch (InterruptedException e) {
                        return;
                    } catch (RuntimeException e) {
                        // The next round tries again.
                    }
                }
            });
            thread.start();
        }

        void awaitDone(Database database) throws InterruptedException {
            var end = System.nanoTime() + PATIENCE.toNanos();
            while (!isDone(database) && System.nanoTime() < end) {
                Thread.sleep(50);
            }
        }

        /** Each connection of the pool that was cut is thrown away when it is found to be. */
        private static boolean isDone(Database database) {
            try {
                return states(database).keySet().equals(Set.of(State.SENT));
            } catch (JdbiException e) {
                return false;
            }
        }

        @Override
        public void close() throws InterruptedException {
            over.set(true);
            thread.join();
        }
    }

    private static void awaitStage(AtomicInteger stage, int reached) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (stage.get() < reached && System.nanoTime() < end) {
            Thread.sleep(5);
        }
    }

    private static void awaitMails(RudeSmtpServer server, int many) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (server.accepted().stream()
                                .map(RudeSmtpServer.Mail::recipient)
                                .distinct()
                                .count()
                        < many
                && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }

    private static void queue(Database database, int readers) {
        var ids = TestOutbox.addReaders(database, 1, readers);
        database.useTransaction(handle -> TestOutbox.outbox(database).queue(handle, Kind.DIGEST, ids, TODAY, NOW));
    }

    private static Map<State, Long> states(Database database) {
        return TestOutbox.outbox(database).counts(Optional.of(TODAY));
    }
}
