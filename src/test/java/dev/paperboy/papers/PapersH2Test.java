package dev.paperboy.papers;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class PapersH2Test extends PapersContract {
    @Override
    Database open() {
        return TestDatabases.h2();
    }
}
