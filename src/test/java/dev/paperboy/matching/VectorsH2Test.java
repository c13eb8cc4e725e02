package dev.paperboy.matching;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class VectorsH2Test extends VectorsContract {
    @Override
    Database open() {
        return TestDatabases.h2();
    }
}
