package dev.paperboy.digest;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class DigestsH2Test extends DigestsContract {
    @Override
    Database open() {
        return TestDatabases.h2();
    }
}
