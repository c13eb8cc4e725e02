package dev.paperboy.delivery;

import dev.paperboy.delivery.Verdict.Outcome;
import java.util.Optional;

/**
 * Tells failures that concern all mails from those of single readers. Only a mail that is taken shows that all is well again. For one
 * thread at a time.
 *
 * <p>With {@code n} connections, up to {@code n - 1} more mails are under way when it opens; so it opens early enough that no more than
 * {@value #MOST} mails meet the same fault.
 */
final class Breaker {

    static final int MOST = 20;
    private static final int IN_A_ROW = 10;

    /** After a round that was halted so many more may be refused before the next one is, or dead addresses would hold up all others. */
    private static final int REFUSED_AGAIN = 3;

    private final int connections;
    private int enough;
    private int failures;
    private int enoughRefused;
    private int refused;

    /** @param trusted whether the last round ended well; after one that was halted, the first failure is enough */
    Breaker(int connections, boolean trusted) {
        this.connections = connections;
        this.enough = trusted ? usual() : 1;
        this.enoughRefused = trusted ? 1 : REFUSED_AGAIN;
    }

    private int usual() {
        return Math.max(1, Math.min(IN_A_ROW, MOST + 1 - connections));
    }

    /** General failures in a row. */
    int failures() {
        return failures;
    }

    /** Whether a verdict is about us, or the line, rather than about a reader. */
    static boolean isGeneral(Verdict verdict) {
        return switch (verdict.outcome()) {
            case OUR_FAULT, POLICY -> true;
            case RETRY, AMBIGUOUS -> verdict.lineBroken() || !verdict.ofRecipient();
            case SENT, BOUNCED, REFUSED, IMPOSSIBLE -> false;
        };
    }

    /** Notes a verdict; returns why the round must end, if it must. */
    Optional<String> note(Verdict verdict) {
        if (isGeneral(verdict)) {
            failures++;
        } else if (verdict.outcome() == Outcome.SENT) {
            failures = 0;
            enough = usual();
        }
        return verdict.outcome() == Outcome.OUR_FAULT || failures >= enough ? halt(verdict) : Optional.empty();
    }

    /** The same for a refusal of one more reader, after so many in a row, see {@link Doubts}. */
    Optional<String> noteRefusal(Verdict verdict, int inARow) {
        refused++;
        return inARow >= Doubts.MANY && refused >= enoughRefused ? halt(verdict) : Optional.empty();
    }

    private static Optional<String> halt(Verdict verdict) {
        return Optional.of("The mail server does not take our mails: " + verdict.withoutAddresses());
    }
}
