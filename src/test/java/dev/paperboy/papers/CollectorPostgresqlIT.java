package dev.paperboy.papers;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class CollectorPostgresqlIT extends CollectorContract {
    @Override
    Database open() {
        return TestDatabases.postgresql();
    }
}
