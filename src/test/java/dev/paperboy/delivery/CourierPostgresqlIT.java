package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class CourierPostgresqlIT extends CourierContract {
    @Override
    Database open() {
        return TestDatabases.postgresql();
    }
}
