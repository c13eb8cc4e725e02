package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class ConnectionsH2Test extends ConnectionsContract {
    @Override
    Database open() {
        return TestDatabases.h2();
    }
}
