package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Joining;
import dev.paperboy.subscribers.Joining.Reply;
import dev.paperboy.subscribers.Wishes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A request to join and the mail that answers it, kept together or not at all. */
@Singleton
public final class Invitations {

    private final Database database;
    private final Joining joining;
    private final Outbox outbox;
    private final InstantSource clock;

    public Invitations(Database database, Joining joining, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.joining = joining;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Notes what somebody asked for and queues the mail that {@link Joining} chose. What was chosen stays between us and the address'
     * owner, so nothing is returned.
     *
     * @param askedFrom the network address the request came from
     */
    public void request(Address address, Wishes wishes, String askedFrom) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        database.useTransaction(transaction -> {
            var requested = joining.request(transaction, address, wishes, askedFrom);
            kind(requested.reply())
                    .ifPresent(kind -> outbox.queue(transaction, kind, List.of(requested.subscriberId()), today, now));
        });
    }

    private static Optional<Kind> kind(Reply reply) {
        return switch (reply) {
            case CONFIRMATION -> Optional.of(Kind.CONFIRMATION);
            case LINKS -> Optional.of(Kind.LINKS);
            case NOTHING -> Optional.empty();
        };
    }
}
