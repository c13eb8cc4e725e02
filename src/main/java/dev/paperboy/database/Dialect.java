package dev.paperboy.database;

import java.sql.Driver;

/** The databases that the statements and migrations are written for, and tested on. */
public enum Dialect {
    H2(org.h2.Driver.class),
    POSTGRESQL(org.postgresql.Driver.class);

    private final Class<? extends Driver> driver;

    Dialect(Class<? extends Driver> driver) {
        this.driver = driver;
    }

    Class<? extends Driver> driver() {
        return driver;
    }
}
