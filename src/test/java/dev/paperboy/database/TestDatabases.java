package dev.paperboy.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Fresh, migrated databases for tests: an H2 in memory, or one more database on a PostgreSQL that all tests share. */
public final class TestDatabases {

    private TestDatabases() {}

    public static Database h2() {
        return Database.inMemory("test-" + UUID.randomUUID());
    }

    /** An H2 on a disk, as in production; for benchmarks. It stays in {@code target/bench}. */
    public static Database h2OnDisk() {
        try {
            return onDisk(Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "h2"), 20);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a folder for a benchmark", e);
        }
    }

    /** An H2 in a folder, opened as production does. */
    public static Database onDisk(Path folder, int connections) {
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
                return connections;
            }
        });
    }

    /** Needs a PostgreSQL that may be started here, so only for {@code *IT}. */
    public static Database postgresql() {
        return Database.open(address(), Dialect.POSTGRESQL, 12);
    }

    /** The address of an empty database of its own, for several processes. */
    public static JdbcAddress address() {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("Cannot create a database for a test", e);
        }
        return JdbcAddress.of(server().getJdbcUrl("postgres", name));
    }

    private static EmbeddedPostgres server() {
        return Server.STARTED;
    }

    /** Started when the first test asks, stopped with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres STARTED = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot start PostgreSQL for a test", e);
            }
        }
    }
}
