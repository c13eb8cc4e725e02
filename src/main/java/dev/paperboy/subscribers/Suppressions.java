package dev.paperboy.subscribers;

import dev.paperboy.database.Database;
import dev.paperboy.subscribers.Changes.Reason;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The addresses that must not be mailed, kept as keyed hashes: who has the list cannot read it. */
@Singleton
public final class Suppressions {

    private final Database database;
    private final Secret secret;

    public Suppressions(Database database, Secret secret) {
        this.database = database;
        this.secret = secret;
    }

    /** Whether an address must not be mailed, but for the question whether it wants to be. */
    public boolean isSuppressed(Address address) {
        return reason(address).isPresent();
    }

    /** Why an address must not be mailed; empty if it may. */
    public Optional<Reason> reason(Address address) {
        return database.read(handle -> handle.createQuery("select reason from suppression where address_hash = :hash")
                .bind("hash", hash(address))
                .mapTo(Reason.class)
                .findOne());
    }

    /** The first reason stays, but for the last one there can be. */
    void add(Handle transaction, Address address, Reason reason, Instant now) {
        transaction
                .createUpdate("""
                        insert into suppression (address_hash, reason, since) values (:hash, :reason, :now)
                        on conflict do nothing
                        """)
                .bind("hash", hash(address))
                .bind("reason", reason)
                .bind("now", now)
                .execute();
        if (reason == Reason.ERASED) {
            transaction.execute("update suppression set reason = 'ERASED' where address_hash = ?", hash(address));
        }
    }

    /** For an owner who has agreed anew. */
    void lift(Handle transaction, Address address) {
        transaction.execute("delete from suppression where address_hash = ?", hash(address));
    }

    /** By which an address is recognised that is not kept itself. */
    String hash(Address address) {
        return secret.fingerprint("address", address.key());
    }
}
