package dev.paperboy.database;

/** The databases that the statements and migrations are written for, and tested on. */
public enum Dialect {
    H2,
    POSTGRESQL
}
