package dev.paperboy.delivery;

import dev.paperboy.delivery.Verdict.Outcome;
import dev.paperboy.returns.AnswerTo;
import dev.paperboy.returns.Meaning;
import dev.paperboy.returns.Reason;
import dev.paperboy.returns.Rules;
import java.util.Optional;

/**
 * What a server answered, and to what: enough to decide what becomes of the mail. The first digit decides (RFC 5321, 4.2.1), the
 * tables of {@link Rules} tell whether a refusal is about the recipient or about us.
 *
 * @param code three digits, or {@link #NONE}
 * @param text the whole answer, or what the network said in its place
 */
record Reply(Stage stage, int code, String text) {

    static final int NONE = -1;

    /** How far a transaction had come. */
    enum Stage {
        MAIL,
        RCPT,
        DATA,
        /** The final dot was sent, or was about to be: from here on the server may have taken the mail. */
        DOT
    }

    private static final int CLOSING = 421;

    private static final Rules RULES = Rules.load();

    Verdict verdict() {
        return new Verdict(outcome(), text, lineBroken(), answerTo());
    }

    private AnswerTo answerTo() {
        if (code == NONE) {
            return AnswerTo.UNTOLD;
        }
        return switch (stage) {
            case RCPT -> AnswerTo.RECIPIENT;
            case DOT -> AnswerTo.MAIL;
            case MAIL, DATA -> AnswerTo.UNTOLD;
        };
    }

    private Outcome outcome() {
        if (code == NONE) {
            return stage == Stage.DOT ? Outcome.AMBIGUOUS : Outcome.RETRY;
        }
        return switch (code / 100) {
            // Angus asks for 250 and nothing else, but any 2yz after the dot means that the mail was taken.
            case 2 -> stage == Stage.DOT ? Outcome.SENT : Outcome.RETRY;
            case 4 -> isOursForNow() ? Outcome.POLICY : Outcome.RETRY;
            case 5 -> refusal();
            // A code that no standard knows tells nothing for good.
            default -> Outcome.RETRY;
        };
    }

    private Outcome refusal() {
        if (stage == Stage.MAIL || isOurCode()) {
            return Outcome.OUR_FAULT;
        }
        if (stage == Stage.DATA) {
            // The recipient was taken just before: what is refused here is the conversation.
            return Outcome.POLICY;
        }
        var reason = reason().orElse(Reason.UNDEFINED);
        if (reason.meaning() == Meaning.OURS) {
            return Outcome.POLICY;
        }
        return switch (reason) {
            // What servers say of recipients they say of senders too.
            case SUSPENDED, FILTERED, EXPIRED, TOO_MANY, NETWORK, SYSTEM, UNDEFINED -> Outcome.REFUSED;
            default -> Outcome.BOUNCED;
        };
    }

    /** "450 cannot find your reverse hostname" is said to everybody as well; 4.7.0 alone may be a matter of patience. */
    private boolean isOursForNow() {
        return code != CLOSING
                && reason().filter(reason -> reason.meaning() == Meaning.OURS && reason != Reason.POLICY)
                        .isPresent();
    }

    /** Whether a connection that was kept turns out to be closed, before anything was said of the mail. */
    boolean isOfIdleLine() {
        return stage == Stage.MAIL && (code == NONE || code == CLOSING);
    }

    /** As the tables of what comes back have it: the same words mean the same here. */
    private Optional<Reason> reason() {
        return RULES.reason(text, answerTo());
    }

    /** Codes that say the same to everybody: authentication (RFC 4954) and the order of commands (RFC 5321, 4.2.2). */
    private boolean isOurCode() {
        return switch (code) {
            case 500, 502, 503, 504, 521, 523, 530, 534, 535, 538 -> true;
            default -> false;
        };
    }

    /** Only a plain refusal leaves both sides agreeing about what comes next; after one of DATA, opinions differ. */
    private boolean lineBroken() {
        var refused = code / 100 == 4 || code / 100 == 5;
        return code == CLOSING || !refused || stage == Stage.DATA;
    }
}
