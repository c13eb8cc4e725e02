package dev.paperboy.papers;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class ArrivalOrderPostgresqlIT extends ArrivalOrderContract {
    @Override
    Database open() {
        return TestDatabases.postgresql();
    }
}
