package dev.paperboy.returns;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class ReturnsH2Test extends ReturnsContract {
    @Override
    Database open() {
        return TestDatabases.h2();
    }
}
