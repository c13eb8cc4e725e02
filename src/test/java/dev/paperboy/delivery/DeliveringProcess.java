package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.database.DatabaseSettings;
import dev.paperboy.database.Dialect;
import dev.paperboy.database.JdbcAddress;
import dev.paperboy.delivery.OutboxSettings.Ambiguous;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A courier in a process of its own, for being killed. Arguments: the folder or address of the database, the port of the mail server, connections to it. */
final class DeliveringProcess {

    private DeliveringProcess() {}

    public static void main(String[] arguments) {
        try (var database = arguments[0].startsWith("jdbc:")
                ? Database.open(JdbcAddress.of(arguments[0]), Dialect.POSTGRESQL, 8)
                : open(Path.of(arguments[0]))) {
            var connections = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
            courier(database, Integer.parseInt(arguments[1]), connections).deliver(sofar -> {});
        }
    }

    static Database open(Path folder) {
        return Database.open(new DatabaseSettings() {
            @Override
            public Path folder() {
                return folder;
            }

            @Override
            public Optional<String> url() {
                return Optional.empty();
            }

            @Override
            public int connections() {
                return 8;
            }
        });
    }

    static Courier courier(Database database, int port, int connections) {
        var smtp = TestOutbox.Smtp.at(port).connections(connections);
        var box = TestOutbox.Box.with(Ambiguous.RETRY_ONCE);
        return new Courier(
                new Leases(database, CourierId.ofThisProcess()),
                id -> TestOutbox.find(database, id),
                TestOutbox::write,
                new Lines(smtp, box),
                Terms.of(box, smtp, RandomGenerator.of("L64X128MixRandom")),
                new WarmUp(database, Optional.empty()),
                Aftermath.NONE,
                InstantSource.fixed(TestOutbox.NOW));
    }
}
