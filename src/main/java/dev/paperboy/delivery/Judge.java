package dev.paperboy.delivery;

import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.delivery.OutboxSettings.Ambiguous;
import dev.paperboy.subscribers.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides whether a mail may go, and what becomes of it after an attempt.
 *
 * @param ambiguousAfter how long a mail waits that perhaps was taken
 * @param giveUpAfter how long after it was queued a mail is of no use any more
 */
record Judge(RetryPolicy retry, Ambiguous ambiguous, Duration ambiguousAfter, Duration giveUpAfter) {

    /** In front of the reply of a mail that perhaps was taken in an earlier attempt, so that it is never risked twice. */
    private static final String PERHAPS_TAKEN = "Perhaps taken before. ";

    /** The reply while an attempt is under way. It stays if the process dies in it. */
    private static final String UNDER_WAY = "An attempt was begun, and its end is not known.";

    /** Why a mail must not go, or must not go any more; empty if it may. */
    Optional<String> refusal(Delivery delivery, Standing standing, Instant now) {
        if (now.isAfter(delivery.createdAt().plus(giveUpAfter))) {
            return Optional.of("Too late: waited longer than " + giveUpAfter + ". " + lastSaid(delivery));
        }
        return switch (delivery.kind()) {
            case DIGEST -> digestRefusal(delivery, standing, now);
            case CONFIRMATION ->
                standing.state() == Subscriber.State.ACTIVE
                        ? Optional.of("The reader has confirmed already")
                        : Optional.empty();
            case LINKS -> notActive(standing);
        };
    }

    private static Optional<String> digestRefusal(Delivery delivery, Standing standing, Instant now) {
        if (standing.superseded()) {
            return Optional.of("Too late: the next issue came first. " + lastSaid(delivery));
        }
        var today = now.atZone(standing.zone()).toLocalDate();
        return standing.pausedUntil()
                .filter(until -> today.isBefore(until) && delivery.issueDate().isBefore(until))
                .map(until -> "The reader pauses until " + until)
                .or(() -> notActive(standing));
    }

    private static Optional<String> notActive(Standing standing) {
        return switch (standing.state()) {
            case ACTIVE -> Optional.empty();
            case PENDING -> Optional.of("The reader has not confirmed");
            case LEFT -> Optional.of("The reader left");
        };
    }

    /** Whether a mail that was taken over must not be risked again: its last attempt may have succeeded. */
    boolean isLost(Delivery delivery) {
        return ambiguous == Ambiguous.NEVER && delivery.reply().endsWith(UNDER_WAY);
    }

    /** The reply to keep while an attempt is made. */
    String underWay(Delivery delivery) {
        return mark(delivery) + UNDER_WAY;
    }

    Decision skipped(Delivery delivery, String reason, int attempts, Instant now) {
        // What perhaps arrived is neither sent nor skipped.
        var state = wasAmbiguous(delivery) ? State.AMBIGUOUS : State.SKIPPED;
        return new Decision(state, attempts, now, mark(delivery) + reason, true);
    }

    Decision lost(Delivery delivery, Instant now) {
        return new Decision(State.AMBIGUOUS, delivery.attempts(), now, delivery.reply(), true);
    }

    /** After a mail could not even be written. */
    Decision unwritten(Delivery delivery, String reason, Instant now) {
        return again(delivery, "Could not be written: " + reason, now);
    }

    Decision after(Delivery delivery, Verdict verdict, Instant now) {
        var attempts = delivery.attempts() + 1;
        return switch (verdict.outcome()) {
            case SENT -> new Decision(State.SENT, attempts, now, verdict.reply(), true);
            case BOUNCED, REFUSED -> new Decision(State.BOUNCED, attempts, now, mark(delivery) + verdict.reply(), true);
            case IMPOSSIBLE -> skipped(delivery, verdict.reply(), attempts, now);
            case RETRY -> again(delivery, verdict.reply(), now);
            case OUR_FAULT, POLICY -> untilMended(delivery, verdict.reply(), now);
            case AMBIGUOUS -> perhaps(delivery, verdict.reply(), now);
        };
    }

    /** After a refusal that may be about us; see {@link Doubts}. */
    Decision doubted(Delivery delivery, Verdict verdict, Instant now) {
        return again(delivery, verdict.reply(), now);
    }

    private Decision perhaps(Delivery delivery, String reply, Instant now) {
        var over = ambiguous == Ambiguous.NEVER || wasAmbiguous(delivery);
        return new Decision(
                State.AMBIGUOUS,
                delivery.attempts() + 1,
                over ? now : now.plus(ambiguousAfter),
                PERHAPS_TAKEN + reply,
                over);
    }

    private Decision again(Delivery delivery, String reply, Instant now) {
        var attempts = delivery.attempts() + 1;
        return retry.next(attempts, now)
                .filter(next -> next.isBefore(delivery.createdAt().plus(giveUpAfter)))
                .map(next -> new Decision(State.RETRY, attempts, next, mark(delivery) + reply, false))
                .orElseGet(
                        () -> skipped(delivery, "Given up after " + attempts + " attempts. " + reply, attempts, now));
    }

    /** The reader is not to blame, so no number of attempts is enough; only a mail that is too old to be of use is given up. */
    private Decision untilMended(Delivery delivery, String reply, Instant now) {
        var attempts = delivery.attempts() + 1;
        var next = retry.atLast(attempts, now);
        return next.isBefore(delivery.createdAt().plus(giveUpAfter))
                ? new Decision(State.RETRY, attempts, next, mark(delivery) + reply, false)
                : skipped(delivery, "Given up after " + giveUpAfter + ". " + reply, attempts, now);
    }

    private static String lastSaid(Delivery delivery) {
        return delivery.reply().substring(mark(delivery).length());
    }

    private static boolean wasAmbiguous(Delivery delivery) {
        return delivery.reply().startsWith(PERHAPS_TAKEN);
    }

    private static String mark(Delivery delivery) {
        return wasAmbiguous(delivery) ? PERHAPS_TAKEN : "";
    }
}
