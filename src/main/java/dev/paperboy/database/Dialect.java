package dev.paperboy.database;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Set;

/** The databases that the statements and migrations are written for, and tested on. */
public enum Dialect {
    // Its own states for a database that was closed, as it is when no space is left on the disk.
    H2(org.h2.Driver.class, Set.of("90067", "90098", "90121"), ""),
    // Whoever has told the server to lose the last commits when it dies did not mean verdicts: those mails would go
    // again.
    POSTGRESQL(
            org.postgresql.Driver.class,
            Set.of(),
            "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'");

    /** Classes of states by the SQL standard and PostgreSQL: connection exceptions, and a server that is going down. */
    private static final Set<String> LOST = Set.of("08", "57P");

    private final Class<? extends Driver> driver;
    private final Set<String> closed;
    private final String greeting;

    Dialect(Class<? extends Driver> driver, Set<String> closed, String greeting) {
        this.driver = driver;
        this.closed = closed;
        this.greeting = greeting;
    }

    /** Whether the connection over which this came is of no more use. */
    boolean isConnectionLost(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return closed.contains(state) || LOST.stream().anyMatch(state::startsWith);
    }

    /** What each connection says first, so that what is committed is kept; empty if there is nothing to say. */
    String greeting() {
        return greeting;
    }

    Class<? extends Driver> driver() {
        return driver;
    }
}
