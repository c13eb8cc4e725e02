package dev.paperboy.papers;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class BackFillPostgresqlIT extends BackFillContract {
    @Override
    Database open() {
        return TestDatabases.postgresql();
    }
}
