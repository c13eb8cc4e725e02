package dev.paperboy.daily;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class PlannerPostgresqlIT extends PlannerContract {
    @Override
    Database open() {
        return TestDatabases.postgresql();
    }
}
