package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class ConnectionsPostgresqlIT extends ConnectionsContract {
    @Override
    Database open() {
        return TestDatabases.postgresql();
    }
}
