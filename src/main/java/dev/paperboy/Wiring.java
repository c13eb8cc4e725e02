package dev.paperboy;

import dev.paperboy.database.Database;
import dev.paperboy.database.DatabaseSettings;
import dev.paperboy.subscribers.Secret;
import dev.paperboy.subscribers.SecretSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * The few objects that are made once for the whole program. Those that leave files behind are made when something is asked of them for
 * the first time: whoever wants help, mistypes a command or makes a key gets neither a database nor a secret by it.
 */
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
    @ApplicationScoped
    Secret secret(SecretSettings settings) {
        return Secret.load(settings);
    }

    @Produces
    @ApplicationScoped
    Database database(DatabaseSettings settings) {
        return Database.open(settings);
    }

    void close(@Disposes Database database) {
        database.close();
    }
}
