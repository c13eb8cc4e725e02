package dev.paperboy.daily;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;

final class PlannerH2Test extends PlannerContract {
    @Override
    Database open() {
        return TestDatabases.h2();
    }
}
