package dev.paperboy.papers;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class LibraryPostgresqlIT extends LibraryContract {
    @Override
    Database open() {
        return TestDatabases.postgresql();
    }
}
