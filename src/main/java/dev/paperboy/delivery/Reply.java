package dev.paperboy.delivery;

import dev.paperboy.delivery.Verdict.Outcome;
import java.util.regex.Pattern;

/**
 * What a server answered, and to what: enough to decide what becomes of the mail. The first digit decides (RFC 5321, 4.2.1), the
 * enhanced code (RFC 3463) and, where there is none, the words tell whether it is about the recipient or about us.
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

    /** A bad mailbox, host or mailbox state is the recipient's; 5.1.7 and 5.1.8 are about the sender's address. */
    private static final Pattern RECIPIENT =
            Pattern.compile("^\\d{3}[ -]5\\.(1\\.(?![78]\\b)|2\\.)\\d{1,3}\\b.*", Pattern.DOTALL);

    /** Security and policy (5.7), protocol (5.5), and the sender's address. */
    private static final Pattern OURS =
            Pattern.compile("^\\d{3}[ -]5\\.(7\\.\\d{1,3}|5\\.\\d{1,3}|1\\.[78])\\b.*", Pattern.DOTALL);

    private static final Pattern OUR_WORDS = Pattern.compile(
            "\\b(authenticat|blacklist|block ?list|blocked|spamhaus|spamcop|barracuda|policy|relay|spf|dkim|dmarc|rdns|ptr|"
                    + "reverse dns|reputation|spam|unsolicited|bulk|sender)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS = Pattern.compile("<[^>]*>|\\S+@\\S+");

    Verdict verdict() {
        return new Verdict(outcome(), text, lineBroken());
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
        if (RECIPIENT.matcher(text).matches()) {
            return Outcome.BOUNCED;
        }
        var ours = OURS.matcher(text).matches()
                || OUR_WORDS.matcher(ADDRESS.matcher(text).replaceAll("")).find();
        return ours ? Outcome.POLICY : Outcome.BOUNCED;
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
