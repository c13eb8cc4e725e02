package dev.paperboy.subscribers;

import dev.paperboy.database.Database;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;

/** What a reader, a bounce or the operator changes about a subscription. Each can be repeated without harm. */
@Singleton
public final class Changes {

    private final Database database;
    private final InstantSource clock;
    private final Secret secret;

    public Changes(Database database, InstantSource clock, Secret secret) {
        this.database = database;
        this.clock = clock;
        this.secret = secret;
    }

    /** Why an address must not be mailed. */
    public enum Reason {
        LEFT,
        BOUNCED,
        COMPLAINED,
        ERASED
    }

    /** Adds a reader who agreed by other means than the form, or gives a known one new wishes. For the operator. */
    public Subscriber add(Address address, Wishes wishes) {
        throw new UnsupportedOperationException();
    }

    public void change(Subscriber subscriber, Wishes wishes) {
        throw new UnsupportedOperationException();
    }

    /** No digests before a local date. */
    public void pause(Subscriber subscriber, LocalDate until) {
        throw new UnsupportedOperationException();
    }

    public void resume(Subscriber subscriber) {
        throw new UnsupportedOperationException();
    }

    /** Ends the subscription and suppresses the address until a fresh double opt-in. */
    public void leave(Subscriber subscriber, Reason reason) {
        throw new UnsupportedOperationException();
    }

    /** Deletes all that is known of a person but a keyed hash that keeps the address suppressed (GDPR, Articles 17 and 21). */
    public void erase(Subscriber subscriber) {
        throw new UnsupportedOperationException();
    }

    /** Keeps "more like this" or "not for me" for a paper; the last word counts. */
    public void taste(Subscriber subscriber, long paperKey, boolean more) {
        throw new UnsupportedOperationException();
    }
}
