package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class CourierH2Test extends CourierContract {
    @Override
    Database open() {
        return TestDatabases.h2();
    }
}
