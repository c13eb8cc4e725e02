package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class OutboxH2Test extends OutboxContract {
    @Override
    Database open() {
        return TestDatabases.h2();
    }
}
