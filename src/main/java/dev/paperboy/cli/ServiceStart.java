package dev.paperboy.cli;

import dev.paperboy.database.Database;
import dev.paperboy.delivery.Departure;
import io.quarkus.arc.ClientProxy;
import jakarta.inject.Singleton;

/**
 * What must be so before the service opens its port: that mail may go, and that the database opens. A service that has to refuse either
 * must not have been taken for one that answers, by readers or by whatever watches the port.
 */
@Singleton
public final class ServiceStart {

    private final Departure departure;
    private final Database database;

    ServiceStart(Departure departure, Database database) {
        this.departure = departure;
        this.database = database;
    }

    /** @throws RuntimeException with a sentence for the operator if the service must not begin */
    public void check() {
        departure.check();
        ClientProxy.unwrap(database);
    }
}
