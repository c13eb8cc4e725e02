package dev.paperboy.subscribers;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class SubscribersPostgresqlIT extends SubscribersContract {
    @Override
    Database fresh() {
        return TestDatabases.postgresql();
    }
}
