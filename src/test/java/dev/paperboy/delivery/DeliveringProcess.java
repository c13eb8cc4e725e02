package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.database.Dialect;
import dev.paperboy.database.JdbcAddress;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.delivery.OutboxSettings.Ambiguous;
import dev.paperboy.digest.Samples;
import io.quarkus.runtime.ShutdownEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import sun.misc.Signal;

/**
 * A courier in a process of its own, for being killed. Arguments: the folder or address of the database, the port of the mail server,
 * connections to it; the folder of the keys, for real digests that are signed; the name of the machine that it takes itself to run on. It works
 * until nothing waits any more, or until it is told to end.
 */
final class DeliveringProcess {

    private static final Duration USUAL = Duration.ofSeconds(60);

    /** Short enough to be waited for, where another machine's have to be. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    private DeliveringProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        var given = List.of(arguments);
        try (var database = given.get(0).startsWith("jdbc:")
                ? Database.open(JdbcAddress.of(given.get(0)), Dialect.POSTGRESQL, 8)
                : open(Path.of(given.get(0)))) {
            var port = Integer.parseInt(given.get(1));
            var connections = given.size() > 2 ? Integer.parseInt(given.get(2)) : 1;
            var host = given.size() > 4 ? given.get(4) : "";
            work(
                    database,
                    given.size() > 3
                            ? new WholePath(database, new DkimKeys(TestDkim.settings(Path.of(given.get(3)))).signing())
                                    .courier(
                                            port,
                                            connections,
                                            host.isEmpty() ? USUAL : SHORT,
                                            owner(host),
                                            fast(Samples.MORNING, 1))
                            : courier(database, port, connections, fast(TestOutbox.NOW, 1)));
        }
    }

    private static CourierId owner(String host) {
        var here = CourierId.ofThisProcess();
        return host.isEmpty() ? here : new CourierId(host, here.pid(), here.started());
    }

    /** As the service does, which closes the database only after the courier has stopped. */
    private static void work(Database database, Courier courier) throws InterruptedException {
        var told = new java.util.concurrent.atomic.AtomicBoolean();
        Signal.handle(new Signal("TERM"), signal -> {
            told.set(true);
            courier.stop(new ShutdownEvent());
        });
        while (!told.get()) {
            courier.deliver(sofar -> {});
            if (isDone(database)) {
                return;
            }
            Thread.sleep(100);
        }
    }

    private static boolean isDone(Database database) {
        return database.read(handle -> handle.createQuery("select count(*) from delivery where finished_at is null")
                        .mapTo(Long.class)
                        .one())
                == 0;
    }

    static Database open(Path folder) {
        return TestDatabases.onDisk(folder, 8);
    }

    static Courier courier(Database database, int port, int connections) {
        return courier(database, port, connections, () -> TestOutbox.NOW);
    }

    /** One that writes plain mails. */
    static Courier courier(Database database, int port, int connections, InstantSource clock) {
        var smtp = TestOutbox.Smtp.at(port).connections(connections);
        var box = TestOutbox.Box.with(Ambiguous.RETRY_ONCE);
        return new Courier(
                new Leases(database, CourierId.ofThisProcess()),
                ids -> TestOutbox.find(database, ids),
                TestOutbox::write,
                new Lines(smtp, box),
                Terms.of(box, smtp, RandomGenerator.of("L64X128MixRandom")),
                new WarmUp(database, Optional.empty()),
                Aftermath.NONE,
                clock);
    }

    /** Time that goes so many times as fast as ours. */
    static InstantSource fast(Instant from, int times) {
        var begin = System.nanoTime();
        return () -> from.plusNanos((System.nanoTime() - begin) * times);
    }
}
