package dev.paperboy.returns;

import java.util.regex.Pattern;

/**
 * To what a server's words are the answer. The same words mean another thing after the final dot (RFC 5321, 4.1.1.4), when the mail was
 * read, than before it, when there was nothing to judge but the address; and before that nothing was known of the reader at all.
 */
public enum AnswerTo {
    /** Our host's name, or the sender's address: what comes before RCPT. */
    SENDER,
    /** The recipient's address: RCPT. */
    RECIPIENT,
    /** The mail: the end of DATA. */
    MAIL,
    /** Something else, or nobody tells. */
    UNTOLD;

    /** As Postfix, Exim, qmail and Sendmail have it; Postfix is refused to talk to by a greeting. */
    private static final Pattern AT_SENDER =
            Pattern.compile("(?i)\\b(?:reply|response|answer|error|after|during|sending) .{0,30}"
                    + "\\b(?:MAIL FROM|(?:HE|EH|LH)LO|AUTH|initial (?:greeting|connection)|banner)\\b|>>> ?(?:MAIL|(?:HE|EH|LH)LO|AUTH)\\b"
                    + "|\\brefused to talk to me\\b|\\b(?:sender was|my name was) rejected\\b|\\bgreeting failed\\b");

    private static final Pattern AT_RCPT = Pattern.compile(
            "(?i)(reply|response|answer|error|after|during|in|at|<<|>>>|our) (to |from )?.{0,40}\\bRCPT\\b|does not like recipient|>>> ?RCPT|\\bRCPT TO:|\\(state 14\\)");

    private static final Pattern AT_DATA = Pattern.compile(
            "(?i)(reply to|after|end of|sending|>>>) ?(the )?(end of )?(DATA|\\.\\s|message body|message content)|\\(state 1[78]\\)|failed after I sent the message");

    /** What a report in words tells of it. A transcript has all that was said before, too. */
    static AnswerTo told(String words) {
        var recipient = AT_RCPT.matcher(words).find();
        var mail = AT_DATA.matcher(words).find();
        if (recipient || mail) {
            return recipient && mail ? UNTOLD : recipient ? RECIPIENT : MAIL;
        }
        return AT_SENDER.matcher(words).find() ? SENDER : UNTOLD;
    }
}
