package dev.paperboy.database;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.JdbiException;

/** Down while the database does not answer: it is away, or there was no space on its disk. */
@Readiness
@Singleton
final class DatabaseHealth implements HealthCheck {

    private final Database database;

    DatabaseHealth(Database database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            database.read(handle -> handle.createQuery("select count(*) from move")
                    .mapTo(Long.class)
                    .one());
            return HealthCheckResponse.up("database");
        } catch (JdbiException e) {
            return HealthCheckResponse.down("database");
        }
    }
}
