package dev.paperboy.digest;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class DigestsPostgresqlIT extends DigestsContract {
    @Override
    Database open() {
        return TestDatabases.postgresql();
    }
}
