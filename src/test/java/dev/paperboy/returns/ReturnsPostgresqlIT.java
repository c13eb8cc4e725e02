package dev.paperboy.returns;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class ReturnsPostgresqlIT extends ReturnsContract {
    @Override
    Database open() {
        return TestDatabases.postgresql();
    }
}
