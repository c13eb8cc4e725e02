package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class OutboxPostgresqlIT extends OutboxContract {
    @Override
    Database open() {
        return TestDatabases.postgresql();
    }
}
