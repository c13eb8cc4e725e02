package dev.paperboy.subscribers;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class SubscribersH2Test extends SubscribersContract {
    @Override
    Database fresh() {
        return TestDatabases.h2();
    }
}
