package dev.paperboy.returns;

/**
 * To what a server's words are the answer. The same words mean another thing after the final dot (RFC 5321, 4.1.1.4), when the mail was
 * read, than before it, when there was nothing to judge but the address.
 */
public enum AnswerTo {
    /** The recipient's address: RCPT. */
    RECIPIENT,
    /** The mail: the end of DATA. */
    MAIL,
    /** Something else, or nobody tells. */
    UNTOLD
}
