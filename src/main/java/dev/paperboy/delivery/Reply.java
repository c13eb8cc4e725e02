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
            case 5 -> refusal();
            // 4yz; and a code that no standard knows tells nothing for good.
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
        return reason().orElse(Reason.UNDEFINED).meaning() == Meaning.OURS ? Outcome.POLICY : Outcome.BOUNCED;
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
