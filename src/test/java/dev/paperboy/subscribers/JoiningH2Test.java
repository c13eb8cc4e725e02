package dev.paperboy.subscribers;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class JoiningH2Test extends JoiningContract {
    @Override
    Database fresh() {
        return TestDatabases.h2();
    }
}
