package dev.paperboy.delivery;

import dev.paperboy.delivery.Writing.Addressed;
import dev.paperboy.delivery.Writing.Draft;
import dev.paperboy.subscribers.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads what the next mails say, several at a time: whoever writes one reads for the connections that come after, since a statement
 * costs nearly the same for one mail as for sixteen. Whether a mail may still go is not decided by what lies here, but by
 * {@link Leases#begin} just before its transaction.
 */
final class Desk {

    private static final int TOGETHER = 16;

    /** What has lain for longer is read again: a mail should say what its reader wanted when it was written. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Function<Collection<Long>, Map<Long, Subscriber>> readers;
    private final Writing writing;
    private final InstantSource clock;
    private final Map<Long, Sheet> sheets = new HashMap<>();

    Desk(Function<Collection<Long>, Map<Long, Subscriber>> readers, Writing writing, InstantSource clock) {
        this.readers = readers;
        this.writing = writing;
        this.clock = clock;
    }

    /** A mail that is ready to be written, and whom it goes to. */
    record Sheet(Subscriber reader, Draft draft, Instant readAt) {}

    /**
     * What a mail is written from; empty if its reader is gone.
     *
     * @param next the mails that will be asked for soon
     */
    synchronized Optional<Sheet> take(Delivery delivery, Supplier<List<Delivery>> next) {
        var stale = clock.instant().minus(FRESH);
        sheets.values().removeIf(sheet -> sheet.readAt().isBefore(stale));
        if (!sheets.containsKey(delivery.id())) {
            read(delivery, next.get());
        }
        return Optional.ofNullable(sheets.remove(delivery.id()));
    }

    private void read(Delivery wanted, List<Delivery> next) {
        var together = new ArrayList<>(List.of(wanted));
        next.stream()
                .filter(delivery -> delivery.id() != wanted.id() && !sheets.containsKey(delivery.id()))
                .limit(TOGETHER - 1)
                .forEach(together::add);
        try {
            read(together);
        } catch (RuntimeException e) {
            // One that cannot be read must not keep the others from going; whoever asks for it hears why.
            read(List.of(wanted));
        }
    }

    private void read(List<Delivery> deliveries) {
        var known = readers.apply(
                deliveries.stream().map(Delivery::subscriberId).distinct().toList());
        var readAt = clock.instant();
        var mails = new ArrayList<Addressed>();
        for (var delivery : deliveries) {
            Optional.ofNullable(known.get(delivery.subscriberId()))
                    .ifPresent(reader -> mails.add(new Addressed(delivery, reader)));
        }
        var drafts = writing.drafts(mails);
        for (var mail : mails) {
            Optional.ofNullable(drafts.get(mail.delivery()))
                    .ifPresent(draft -> sheets.put(mail.delivery().id(), new Sheet(mail.reader(), draft, readAt)));
        }
    }
}
