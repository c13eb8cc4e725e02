package dev.paperboy.papers;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class LibraryH2Test extends LibraryContract {
    @Override
    Database open() {
        return TestDatabases.h2();
    }
}
