package dev.paperboy.matching;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class VectorsPostgresqlIT extends VectorsContract {
    @Override
    Database open() {
        return TestDatabases.postgresql();
    }
}
