package dev.paperboy.delivery;

import dev.paperboy.delivery.Writing.Addressed;
import dev.paperboy.delivery.Writing.Draft;
import dev.paperboy.subscribers.Subscriber;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the next mails say, several at a time, and writes them: while connections wait for the mail server or for the database, the
 * processors have time to do so for the mails that come after. Whether a mail may still go is not decided by what lies here, but by
 * {@link Leases#begin} just before its transaction.
 */
final class Desk implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Desk.class);

    /** A statement costs nearly the same for one mail as for so many. */
    private static final int TOGETHER = 16;

    /** With no more than so many left, the next are read. */
    private static final int FEW = TOGETHER / 2;

    /** What has lain for longer is read again: a mail should say what its reader wanted when it was written. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Function<Collection<Long>, Map<Long, Subscriber>> readers;
    private final Writing writing;
    private final InstantSource clock;
    private final Executor ahead;
    private final Map<Long, Sheet> sheets = new ConcurrentHashMap<>();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean closed;

    /** @param ahead does what need not be done now; what it does not do is done when it is asked for */
    Desk(
            Function<Collection<Long>, Map<Long, Subscriber>> readers,
            Writing writing,
            InstantSource clock,
            Executor ahead) {
        this.readers = readers;
        this.writing = writing;
        this.clock = clock;
        this.ahead = ahead;
    }

    /** A mail for which all has been read, and whom it goes to. */
    static final class Sheet {
        private final Addressed mail;
        private final Draft draft;
        private final Instant readAt;
        private @Nullable Letter letter;

        private Sheet(Addressed mail, Draft draft, Instant readAt) {
            this.mail = mail;
            this.draft = draft;
            this.readAt = readAt;
        }

        Subscriber reader() {
            return mail.reader();
        }

        /**
         * The mail, written now if that is not done yet.
         *
         * @throws MessagingException as {@link Draft#write} does
         */
        synchronized Letter letter() throws MessagingException {
            if (letter == null) {
                letter = draft.write();
            }
            return letter;
        }
    }

    /**
     * What a mail is written from; empty if its reader is gone.
     *
     * @param next the mails that will be asked for soon
     */
    Optional<Sheet> take(Delivery delivery, Supplier<List<Delivery>> next) {
        var stale = clock.instant().minus(FRESH);
        sheets.values().removeIf(sheet -> sheet.readAt.isBefore(stale));
        var sheet = sheets.remove(delivery.id());
        if (sheet == null) {
            sheet = readNow(delivery, next);
        } else if (sheets.size() <= FEW && !reading.isLocked()) {
            ahead.execute(() -> readAhead(next));
        }
        return Optional.ofNullable(sheet);
    }

    private @Nullable Sheet readNow(Delivery delivery, Supplier<List<Delivery>> next) {
        reading.lock();
        try {
            // Somebody may have read it meanwhile.
            if (!sheets.containsKey(delivery.id())) {
                read(delivery, next.get());
            }
            return sheets.remove(delivery.id());
        } finally {
            reading.unlock();
        }
    }

    private void readAhead(Supplier<List<Delivery>> next) {
        if (closed || sheets.size() > FEW || !reading.tryLock()) {
            return;
        }
        try {
            var missing = missing(next.get(), TOGETHER);
            if (!missing.isEmpty()) {
                read(missing);
            }
        } catch (RuntimeException e) {
            // Whoever asks for one of them reads it again, and hears why.
            LOG.debugf(e, "Could not read ahead");
        } finally {
            reading.unlock();
        }
    }

    private List<Delivery> missing(List<Delivery> next, int most) {
        return next.stream()
                .filter(delivery -> !sheets.containsKey(delivery.id()))
                .limit(most)
                .toList();
    }

    private void read(Delivery wanted, List<Delivery> next) {
        var together = new LinkedHashSet<>(List.of(wanted));
        together.addAll(missing(next, TOGETHER - 1));
        try {
            read(together);
        } catch (RuntimeException e) {
            // One that cannot be read must not keep the others from going; whoever asks for it hears why.
            read(List.of(wanted));
        }
    }

    private void read(Collection<Delivery> deliveries) {
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
            Optional.ofNullable(drafts.get(mail.delivery())).ifPresent(draft -> lay(new Sheet(mail, draft, readAt)));
        }
    }

    private void lay(Sheet sheet) {
        var delivery = sheet.mail.delivery();
        sheets.put(delivery.id(), sheet);
        // Later attempts send what the first one sent.
        if (delivery.attempts() == 0) {
            ahead.execute(() -> writeAhead(sheet));
        }
    }

    private void writeAhead(Sheet sheet) {
        // Somebody may have taken it meanwhile, and writes it.
        if (closed || sheets.get(sheet.mail.delivery().id()) != sheet) {
            return;
        }
        try {
            sheet.letter();
        } catch (MessagingException | RuntimeException e) {
            // Whoever takes it tries again, and hears why.
            LOG.debugf(e, "Could not write ahead");
        }
    }

    /** Nothing is done ahead any more. */
    @Override
    public void close() {
        closed = true;
    }
}
