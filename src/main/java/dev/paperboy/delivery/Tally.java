package dev.paperboy.delivery;

import dev.paperboy.delivery.Delivery.State;
import java.util.Optional;

/**
 * What a courier's round has come to so far.
 *
 * @param retried refused for now, and tried again later
 * @param halted why the round ended before all was done: something is wrong that concerns all mails; those not tried wait as they did
 */
public record Tally(int sent, int retried, int bounced, int ambiguous, int skipped, Optional<String> halted) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, Optional.empty());

    /** How many mails were dealt with, one way or another. */
    public int total() {
        return sent + retried + bounced + ambiguous + skipped;
    }

    Tally plus(State state) {
        return switch (state) {
            case SENT -> new Tally(sent + 1, retried, bounced, ambiguous, skipped, halted);
            case RETRY -> new Tally(sent, retried + 1, bounced, ambiguous, skipped, halted);
            case BOUNCED -> new Tally(sent, retried, bounced + 1, ambiguous, skipped, halted);
            case AMBIGUOUS -> new Tally(sent, retried, bounced, ambiguous + 1, skipped, halted);
            case SKIPPED -> new Tally(sent, retried, bounced, ambiguous, skipped + 1, halted);
            case PENDING, LEASED -> throw new IllegalArgumentException("Not an end of an attempt: " + state);
        };
    }

    /** What this round and the next one have come to. */
    public Tally plus(Tally next) {
        return new Tally(
                sent + next.sent,
                retried + next.retried,
                bounced + next.bounced,
                ambiguous + next.ambiguous,
                skipped + next.skipped,
                next.halted);
    }

    Tally haltedBy(String reason) {
        return new Tally(sent, retried, bounced, ambiguous, skipped, Optional.of(reason));
    }
}
