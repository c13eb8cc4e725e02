package dev.paperboy.papers;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class EditionsPostgresqlIT extends EditionsContract {
    @Override
    Database open() {
        return TestDatabases.postgresql();
    }
}
