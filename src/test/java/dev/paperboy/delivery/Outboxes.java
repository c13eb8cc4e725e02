package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.subscribers.Secret;

/** For tests of other packages: an outbox wired by hand. */
public final class Outboxes {

    private Outboxes() {}

    public static Outbox outbox(Database database, Secret secret) {
        return new Outbox(database, new MessageIds(secret, new Sender(TestMail.settings("digest@papers.example.org"))));
    }
}
