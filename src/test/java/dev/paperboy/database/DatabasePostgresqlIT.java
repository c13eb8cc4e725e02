package dev.paperboy.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class DatabasePostgresqlIT extends DatabaseContract {
    @Override
    Database open() {
        return TestDatabases.postgresql();
    }

    @Test
    void commitsAreKeptEvenIfTheServerIsToldToLoseThem() throws SQLException {
        var address = TestDatabases.address();
        try (var careless = DriverManager.getConnection(address.url());
                var statement = careless.createStatement()) {
            statement.execute("alter database \"" + careless.getCatalog() + "\" set synchronous_commit = off");
        }
        try (var database = Database.open(address, Dialect.POSTGRESQL, 2)) {
            assertThat(database.<String, RuntimeException>read(handle -> handle.createQuery("show synchronous_commit")
                            .mapTo(String.class)
                            .one()))
                    .isEqualTo("on");
        }
    }
}
