package dev.paperboy.delivery;

import dev.paperboy.returns.RelayReport;
import dev.paperboy.returns.Returns;
import java.time.InstantSource;

/** A refusal in the conversation means for the reader what the same words mean in a bounce; a halt is told to the operator. */
final class Consequences implements Aftermath {

    private final Returns returns;
    private final Halts halts;
    private final CourierId owner;
    private final InstantSource clock;

    Consequences(Returns returns, Halts halts, CourierId owner, InstantSource clock) {
        this.returns = returns;
        this.halts = halts;
        this.owner = owner;
        this.clock = clock;
    }

    @Override
    public void refused(Delivery delivery, Verdict verdict) {
        // Not by the envelope's token: there is none when VERP is off, and we know who it was.
        returns.take(
                RelayReport.said("smtp/" + delivery.messageId(), verdict.reply(), verdict.answerTo()),
                delivery.subscriberId(),
                delivery.createdAt());
    }

    @Override
    public void halted(String reason) {
        halts.raise(owner.toString(), reason, clock.instant());
    }

    @Override
    public void sent() {
        halts.clear();
    }
}
