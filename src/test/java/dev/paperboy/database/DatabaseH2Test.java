package dev.paperboy.database;

final class DatabaseH2Test extends DatabaseContract {
    @Override
    Database open() {
        return TestDatabases.h2();
    }
}
