package dev.paperboy.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where Paperboy keeps what it knows. */
@ConfigMapping(prefix = "paperboy.database")
public interface DatabaseSettings {

    /**
     * Folder of the H2 file when no {@link #url} is set. One file is enough for one machine; it cannot be shared over a network
     * file system.
     */
    @WithDefault("data")
    Path folder();

    /**
     * JDBC or {@code postgresql://} address of a PostgreSQL 14 or newer, for more than one machine or more than some hundred
     * thousand readers. Absent: H2 in {@link #folder}.
     */
    Optional<String> url();

    /** Connections kept at the most. More than couriers + web threads need only costs the server memory. */
    @WithDefault("12")
    int connections();
}
