package dev.paperboy.http;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class HostMemoryPostgresqlIT extends HostMemoryContract {
    @Override
    Database open() {
        return TestDatabases.postgresql();
    }
}
