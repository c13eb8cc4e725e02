package dev.paperboy.http;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class HostMemoryH2Test extends HostMemoryContract {
    @Override
    Database open() {
        return TestDatabases.h2();
    }
}
