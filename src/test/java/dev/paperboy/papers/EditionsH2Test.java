package dev.paperboy.papers;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class EditionsH2Test extends EditionsContract {
    @Override
    Database open() {
        return TestDatabases.h2();
    }
}
