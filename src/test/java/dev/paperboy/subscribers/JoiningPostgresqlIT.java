package dev.paperboy.subscribers;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class JoiningPostgresqlIT extends JoiningContract {
    @Override
    Database fresh() {
        return TestDatabases.postgresql();
    }
}
