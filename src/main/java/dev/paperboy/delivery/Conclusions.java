package dev.paperboy.delivery;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.delivery.Doubts.Doubt;
import dev.paperboy.delivery.Leases.Settling;
import dev.paperboy.delivery.Stock.Item;
import dev.paperboy.delivery.Verdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/**
 * What follows from the verdicts of a round: they are kept, refusals are doubted before they are believed, and what goes wrong for all
 * ends the round. Safe for several threads.
 */
final class Conclusions {

    private static final Logger LOG = Logger.getLogger(Conclusions.class);

    private final Leases leases;
    private final Ledger ledger;
    private final Terms terms;
    private final Aftermath aftermath;
    private final InstantSource clock;
    private final Doubts doubts;
    private final Breaker breaker;
    private final Stock stock;
    private final RunningTally tally;
    private final Runnable mended;

    /** @param mended is run when a mail was taken */
    Conclusions(
            Leases leases,
            Ledger ledger,
            Terms terms,
            Aftermath aftermath,
            InstantSource clock,
            Doubts doubts,
            Breaker breaker,
            Stock stock,
            RunningTally tally,
            Runnable mended) {
        this.leases = leases;
        this.ledger = ledger;
        this.terms = terms;
        this.aftermath = aftermath;
        this.clock = clock;
        this.doubts = doubts;
        this.breaker = breaker;
        this.stock = stock;
        this.tally = tally;
        this.mended = mended;
    }

    /**
     * After an attempt.
     *
     * @param number of its transaction, see {@link Doubts#begin}
     */
    void conclude(Item item, Verdict verdict, long number) {
        var delivery = item.delivery();
        var now = clock.instant();
        var decision = terms.judge().after(delivery, verdict, now);
        var refusal = verdict.outcome() == Outcome.BOUNCED || verdict.outcome() == Outcome.REFUSED;
        if (refusal && !doubts.isKnown(delivery)) {
            doubt(new Doubt(delivery, verdict, decision), now);
        } else if (settle(delivery, decision) && decision.isReadersFailure(verdict)) {
            aftermath.refused(delivery, verdict);
        }
        if (verdict.outcome() == Outcome.SENT) {
            doubts.taken(delivery, number).forEach(this::believe);
        }
        watch(item, verdict);
    }

    private void doubt(Doubt doubt, Instant now) {
        var waiting = terms.judge().doubted(doubt.delivery(), doubt.verdict(), now);
        if (keep(doubt.delivery(), waiting) && doubts.add(doubt)) {
            watchRefusal(doubt.verdict());
        }
    }

    private void believe(Doubt doubt) {
        try {
            if (patiently(() -> leases.end(doubt.delivery(), doubt.decision(), clock.instant()))) {
                tally.count(doubt.decision().state());
                aftermath.refused(doubt.delivery(), doubt.verdict());
            }
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "A refusal could not be kept: delivery=%d",
                    doubt.delivery().id());
            tally.fail(String.valueOf(e.getMessage()));
        }
    }

    /** At the end: if nothing has stopped the round, a few refusals whose words are plain are what they say; many are a sign of something else. */
    void leaveDoubts(boolean wentOn) {
        if (wentOn && doubts.inARow() < Doubts.MANY) {
            doubts.plain().forEach(this::believe);
        }
        for (var left = doubts.close(); left > 0; left--) {
            tally.count(State.RETRY);
        }
    }

    /** Keeps what becomes of a mail; returns whether it was still ours. A verdict is worth some patience: without it the mail goes again. */
    boolean settle(Delivery delivery, Decision decision) {
        var kept = keep(delivery, decision);
        if (kept) {
            tally.count(decision.state());
        }
        return kept;
    }

    private boolean keep(Delivery delivery, Decision decision) {
        var settling = new Settling(delivery, decision, clock.instant());
        if (!patiently(() -> ledger.settle(settling))) {
            LOG.warnf(
                    "Lost a lease before its verdict was kept: delivery=%d verdict=%s",
                    delivery.id(), decision.state());
            return false;
        }
        LOG.debugf("Settled a mail: delivery=%d state=%s", delivery.id(), decision.state());
        return true;
    }

    private boolean patiently(Supplier<Boolean> commit) {
        var policy = dev.failsafe.RetryPolicy.<Boolean>builder()
                .handle(JdbiException.class)
                .withBackoff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .withMaxDuration(terms.attempt())
                .withMaxRetries(-1)
                .onRetry(event -> LOG.warnf("Cannot keep a verdict yet; trying again: %s", event.getLastException()))
                .build();
        try {
            return Failsafe.with(List.of(policy)).get(commit::get);
        } catch (FailsafeException e) {
            throw new IllegalStateException("A verdict could not be kept", e);
        }
    }

    private synchronized void watch(Item item, Verdict verdict) {
        var halt = breaker.note(verdict);
        halt.ifPresent(tally::halt);
        if (verdict.outcome() == Outcome.SENT) {
            mended.run();
        }
        var refusal = verdict.outcome() == Outcome.POLICY;
        if (stock.refused(item, refusal, breaker.failures())) {
            LOG.warnf(
                    "A domain refuses us while others take our mails; left alone for a while: delivery=%d reply=%s",
                    item.delivery().id(), verdict.withoutAddresses());
        }
    }

    private synchronized void watchRefusal(Verdict verdict) {
        breaker.noteRefusal(verdict, doubts.inARow()).ifPresent(tally::halt);
    }
}
