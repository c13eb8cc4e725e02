package dev.paperboy.delivery;

import dev.paperboy.delivery.Delivery.State;
import java.time.Instant;

/**
 * What a delivery becomes.
 *
 * @param dueAt when it is tried again, unless it is final
 * @param isFinal whether it is never tried again
 */
record Decision(State state, int attempts, Instant dueAt, String reply, boolean isFinal) {

    /** The column's length. */
    private static final int LONGEST_REPLY = 1000;

    Decision {
        reply = reply.substring(0, Math.min(reply.length(), LONGEST_REPLY)).strip();
    }

    /** Whether a mail failed for good, and for a reason that counts against its reader's address. */
    boolean isReadersFailure(Verdict verdict) {
        return switch (verdict.outcome()) {
            case BOUNCED, REFUSED -> true;
            // Given up after a server had said "later" again and again. What the network says is nobody's,
            // nor is what was said before the recipient was named.
            case RETRY -> isFinal && verdict.ofRecipient() && !verdict.lineBroken();
            case SENT, AMBIGUOUS, OUR_FAULT, POLICY, IMPOSSIBLE -> false;
        };
    }
}
