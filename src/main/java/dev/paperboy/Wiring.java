package dev.paperboy;

import dev.paperboy.database.Database;
import dev.paperboy.database.DatabaseSettings;
import dev.paperboy.subscribers.Secret;
import dev.paperboy.subscribers.SecretSettings;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The few objects that are made once for the whole program. */
final class Wiring {

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    Secret secret(SecretSettings settings) {
        return Secret.load(settings);
    }

    @Produces
    @Singleton
    Database database(DatabaseSettings settings) {
        return Database.open(settings);
    }

    void close(@Disposes Database database) {
        database.close();
    }
}
