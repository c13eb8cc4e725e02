package dev.paperboy.delivery;

import dev.paperboy.delivery.Verdict.Outcome;
import dev.paperboy.subscribers.Subscriber;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jboss.logging.Logger;

/** One way of a courier through all that is due. */
final class Round {

    private static final Logger LOG = Logger.getLogger(Round.class);

    /** So many failures in a row that are no single reader's show that something is wrong for all. */
    private static final int ENOUGH = 10;

    private final Leases leases;
    private final LongFunction<Optional<Subscriber>> readers;
    private final Writing writing;
    private final Line line;
    private final Terms terms;
    private final InstantSource clock;
    private final BooleanSupplier stopping;

    private Tally tally = Tally.NOTHING;
    private Consumer<Tally> progress = sofar -> {};
    private int failuresInARow;
    private boolean bugReported;

    Round(
            Leases leases,
            LongFunction<Optional<Subscriber>> readers,
            Writing writing,
            Line line,
            Terms terms,
            InstantSource clock,
            BooleanSupplier stopping) {
        this.leases = leases;
        this.readers = readers;
        this.writing = writing;
        this.line = line;
        this.terms = terms;
        this.clock = clock;
        this.stopping = stopping;
    }

    Tally deliver(Consumer<Tally> listener) {
        progress = listener;
        while (goesOn()) {
            var now = clock.instant();
            var batch = leases.lease(terms.batch(), now, now.plus(terms.lease()));
            if (batch.isEmpty()) {
                break;
            }
            deliver(batch);
        }
        return tally;
    }

    private boolean goesOn() {
        return tally.halted().isEmpty() && !stopping.getAsBoolean();
    }

    private void deliver(List<Delivery> batch) {
        for (var i = 0; i < batch.size(); i++) {
            if (!goesOn()) {
                leases.giveBack(batch.subList(i, batch.size()));
                return;
            }
            deliver(batch.get(i));
        }
    }

    private void deliver(Delivery delivery) {
        var now = clock.instant();
        if (terms.judge().isLost(delivery)) {
            settle(delivery, terms.judge().lost(delivery, now));
            return;
        }
        var standing = leases.standing(delivery);
        if (standing.isEmpty()) {
            LOG.infof("Left out a mail whose reader was erased: delivery=%d", delivery.id());
            return;
        }
        var refusal = terms.judge().refusal(delivery, standing.get(), now);
        if (refusal.isPresent()) {
            settle(delivery, terms.judge().skipped(delivery, refusal.get(), delivery.attempts(), now));
            return;
        }
        write(delivery).ifPresent(message -> send(delivery, message));
    }

    /** One mail that cannot be written must not keep the others from going. */
    private Optional<MimeMessage> write(Delivery delivery) {
        try {
            var reader = readers.apply(delivery.subscriberId());
            return reader.isEmpty() ? Optional.empty() : Optional.of(writing.write(delivery, reader.get()));
        } catch (MessagingException | RuntimeException e) {
            if (!bugReported) {
                LOG.errorf(e, "Cannot write a mail: delivery=%d kind=%s", delivery.id(), delivery.kind());
                bugReported = true;
            }
            settle(delivery, terms.judge().unwritten(delivery, String.valueOf(e.getMessage()), clock.instant()));
            return Optional.empty();
        }
    }

    private void send(Delivery delivery, MimeMessage message) {
        try {
            line.open(domain(message));
        } catch (Unreachable e) {
            tally = tally.haltedBy(String.valueOf(e.getMessage()));
            leases.giveBack(List.of(delivery));
            return;
        }
        if (!begin(delivery)) {
            return;
        }
        var verdict = line.send(message);
        settle(delivery, terms.judge().after(delivery, verdict, clock.instant()));
        watch(verdict);
    }

    private boolean begin(Delivery delivery) {
        var now = clock.instant();
        var standing = leases.begin(delivery, terms.judge().underWay(delivery), now.plus(terms.attempt()));
        if (standing.isEmpty()) {
            LOG.infof("Left a mail that another courier has taken over: delivery=%d", delivery.id());
            return false;
        }
        // Writing takes its time, and somebody may have left in it.
        var refusal = terms.judge().refusal(delivery, standing.get(), now);
        refusal.ifPresent(
                reason -> settle(delivery, terms.judge().skipped(delivery, reason, delivery.attempts(), now)));
        return refusal.isEmpty();
    }

    private void settle(Delivery delivery, Decision decision) {
        if (!leases.settle(delivery, decision, clock.instant())) {
            LOG.warnf(
                    "Lost a lease before its verdict was kept: delivery=%d verdict=%s",
                    delivery.id(), decision.state());
            return;
        }
        LOG.debugf("Settled a mail: delivery=%d state=%s", delivery.id(), decision.state());
        tally = tally.plus(decision.state());
        progress.accept(tally);
    }

    private void watch(Verdict verdict) {
        var general = verdict.outcome() == Outcome.POLICY || verdict.lineBroken() && verdict.outcome() != Outcome.SENT;
        failuresInARow = general ? failuresInARow + 1 : 0;
        if (verdict.outcome() == Outcome.OUR_FAULT || failuresInARow >= ENOUGH) {
            tally = tally.haltedBy("The mail server does not take our mails: " + verdict.withoutAddresses());
        }
    }

    private static String domain(MimeMessage message) {
        try {
            var from = message.getFrom();
            var address = from == null || from.length == 0 ? "" : ((InternetAddress) from[0]).getAddress();
            return address.contains("@") ? address.substring(address.lastIndexOf('@') + 1) : "localhost";
        } catch (MessagingException e) {
            return "localhost";
        }
    }
}
