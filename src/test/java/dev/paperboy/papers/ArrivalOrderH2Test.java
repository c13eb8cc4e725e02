package dev.paperboy.papers;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class ArrivalOrderH2Test extends ArrivalOrderContract {
    @Override
    Database open() {
        return TestDatabases.h2();
    }
}
