package dev.paperboy.papers;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class PapersPostgresqlIT extends PapersContract {
    @Override
    Database open() {
        return TestDatabases.postgresql();
    }
}
