package dev.paperboy.http;

import dev.paperboy.database.Database;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Remembers in the database, for all processes and for the time after a restart. */
@Singleton
final class StoredHostMemory implements HostMemory {

    private static final int LONGEST_ADDRESS = 2_000;

    /** Of days that nobody asks for any more; whoever does gets the whole answer. */
    private static final Duration LONGEST_KEPT = Duration.ofDays(30);

    private final Database database;

    StoredHostMemory(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Instant> restsUntil(HostGroup group) {
        return database.read(handle -> handle.createQuery("select rests_until from http_rest where host_group = :name")
                .bind("name", group.name())
                .map((row, context) ->
                        row.getObject("rests_until", OffsetDateTime.class).toInstant())
                .findFirst());
    }

    @Override
    public void rest(HostGroup group, Instant until) {
        database.useTransaction(handle -> {
            handle.createUpdate("""
                            insert into http_rest (host_group, rests_until) values (:name, :until)
                            on conflict do nothing""")
                    .bind("name", group.name())
                    .bind("until", until)
                    .execute();
            handle.createUpdate("""
                            update http_rest set rests_until = :until
                            where host_group = :name and rests_until < :until""")
                    .bind("name", group.name())
                    .bind("until", until)
                    .execute();
        });
    }

    @Override
    public Optional<Validators> validators(URI address) {
        return database.read(
                handle -> handle.createQuery("select etag, last_modified from http_validator where address = :address")
                        .bind("address", address.toString())
                        .map((row, context) -> new Validators(
                                Optional.ofNullable(row.getString("etag")),
                                Optional.ofNullable(row.getString("last_modified"))))
                        .findFirst());
    }

    @Override
    public void keep(URI address, Validators validators, Instant now) {
        if (address.toString().length() > LONGEST_ADDRESS) {
            return;
        }
        database.useTransaction(handle -> {
            handle.createUpdate("delete from http_validator where address = :address or kept_at < :old")
                    .bind("address", address.toString())
                    .bind("old", now.minus(LONGEST_KEPT))
                    .execute();
            if (!validators.isEmpty()) {
                handle.createUpdate("""
                                insert into http_validator (address, etag, last_modified, kept_at)
                                values (:address, :etag, :modified, :now) on conflict do nothing""")
                        .bind("address", address.toString())
                        .bind("etag", validators.etag().orElse(null))
                        .bind("modified", validators.lastModified().orElse(null))
                        .bind("now", now)
                        .execute();
            }
        });
    }
}
