package dev.paperboy.papers;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class BackFillH2Test extends BackFillContract {
    @Override
    Database open() {
        return TestDatabases.h2();
    }
}
