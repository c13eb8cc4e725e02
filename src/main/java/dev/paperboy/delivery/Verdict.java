package dev.paperboy.delivery;

import dev.paperboy.returns.AnswerTo;
import java.util.regex.Pattern;

/**
 * What became of one attempt to send a mail.
 *
 * @param reply what the server, or the network, said: one line without control characters, short enough to be kept
 * @param lineBroken whether the connection is of no more use, so that the next mail needs a new one
 * @param answerTo the recipient's name, or the mail for it: what is said before is about us, or the relay
 */
record Verdict(Outcome outcome, String reply, boolean lineBroken, AnswerTo answerTo) {

    private static final int LONGEST = 900;

    enum Outcome {
        /** A server took responsibility. */
        SENT,
        /** Not now. */
        RETRY,
        /** Never to this recipient, for a reason that is the recipient's. */
        BOUNCED,
        /** Never, and nobody says plainly whether it is the recipient or we. */
        REFUSED,
        /** The answer to the final dot was lost: perhaps taken, perhaps not (RFC 1047). */
        AMBIGUOUS,
        /** Refused because of us, as any other mail would be: no login, a sender that is not welcome. */
        OUR_FAULT,
        /** Refused by some rule: perhaps of one recipient's server, perhaps against all we send. No reader is to blame. */
        POLICY,
        /** The server lacks what this address needs. */
        IMPOSSIBLE
    }

    private static final Pattern ADDRESS = Pattern.compile("<[^>]*>|\\S+@\\S+");

    Verdict {
        reply = oneLine(reply);
    }

    /** Of something that no server said of a recipient. */
    Verdict(Outcome outcome, String reply, boolean lineBroken) {
        this(outcome, reply, lineBroken, AnswerTo.UNTOLD);
    }

    /** Whether it is about the recipient, or the mail for the recipient. */
    boolean ofRecipient() {
        return answerTo != AnswerTo.UNTOLD;
    }

    /** The reply in a form that may be logged. */
    String withoutAddresses() {
        return ADDRESS.matcher(reply).replaceAll("(address)");
    }

    /**
     * Replies are whatever a server wrote: a NUL in it would be refused by PostgreSQL, a page of it by the column, and a terminal obeys
     * C1 controls too.
     */
    static String oneLine(String text) {
        var line = text.replaceAll("[\\p{Cc}\\s]+", " ").strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        var end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.substring(0, end) + "…";
    }
}
