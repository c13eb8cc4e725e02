package dev.paperboy.papers;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class CollectorH2Test extends CollectorContract {
    @Override
    Database open() {
        return TestDatabases.h2();
    }
}
