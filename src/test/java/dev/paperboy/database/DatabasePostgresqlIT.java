package dev.paperboy.database;

final class DatabasePostgresqlIT extends DatabaseContract {
    @Override
    Database open() {
        return TestDatabases.postgresql();
    }
}
