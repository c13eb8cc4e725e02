package dev.paperboy.returns;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** Why something came back. The names are those of the table of rules, there in lower case with hyphens. */
public enum Reason {
    USER_UNKNOWN(Meaning.DEAD),
    HOST_UNKNOWN(Meaning.DEAD),
    MOVED(Meaning.DEAD),
    /** The host says that it never takes mail (RFC 7504, RFC 7505). */
    TAKES_NO_MAIL(Meaning.DEAD),

    /**
     * Called unknown, and nothing else bears it out: filters that have read the mail say so too. With a code of 5.1.x, or as an answer
     * to RCPT, it becomes {@link #USER_UNKNOWN}; after the mail, with a code of policy, {@link #POLICY}.
     */
    CLAIMED_UNKNOWN(Meaning.SOFT),
    MAILBOX_FULL(Meaning.SOFT),
    SUSPENDED(Meaning.SOFT),
    /** Refused by the recipient's own rules or for reasons not told. */
    FILTERED(Meaning.SOFT),
    EXPIRED(Meaning.SOFT),
    TOO_MANY(Meaning.SOFT),
    NETWORK(Meaning.SOFT),
    SYSTEM(Meaning.SOFT),
    UNDEFINED(Meaning.SOFT),

    AUTHENTICATION(Meaning.OURS),
    REPUTATION(Meaning.OURS),
    BLOCKED(Meaning.OURS),
    REVERSE_DNS(Meaning.OURS),
    POLICY(Meaning.OURS),
    SPAM(Meaning.OURS),
    VIRUS(Meaning.OURS),
    TOO_BIG(Meaning.OURS),
    CONTENT(Meaning.OURS),
    RELAYING(Meaning.OURS),
    SENDER_REJECTED(Meaning.OURS),
    SECURITY(Meaning.OURS),

    COMPLAINT(Meaning.COMPLAINT),
    OPT_OUT(Meaning.COMPLAINT),
    UNSUBSCRIBE(Meaning.UNSUBSCRIBE),

    DELIVERED(Meaning.NOTHING),
    DELAYED(Meaning.NOTHING),
    AUTO_REPLY(Meaning.NOTHING),
    NOT_SPAM(Meaning.NOTHING),

    UNREADABLE(Meaning.UNCLEAR);

    /** A command's syntax, contents and policy (RFC 3463, 3.6 to 3.8). */
    private static final Pattern OTHER_MATTER = Pattern.compile("[45]\\.(?:5\\.4|[67]\\.\\d+)");

    private final Meaning meaning;

    Reason(Meaning meaning) {
        this.meaning = meaning;
    }

    public Meaning meaning() {
        return meaning;
    }

    /** The same said for the time being only (4yz, RFC 5321, 4.2.1; 4.x.x, RFC 3463, 2): no subscription ends for it. */
    Reason forNow() {
        return switch (this) {
            case USER_UNKNOWN, MOVED -> CLAIMED_UNKNOWN;
            case HOST_UNKNOWN, TAKES_NO_MAIL -> NETWORK;
            default -> this;
        };
    }

    /** The same said beside enhanced status codes: a host that is not there is not the matter if all of these have another. */
    Reason besides(Collection<String> codes) {
        return switch (this) {
            case HOST_UNKNOWN, TAKES_NO_MAIL ->
                !codes.isEmpty() && codes.stream().allMatch(Reason::isOther) ? POLICY : this;
            default -> this;
        };
    }

    /**
     * The same said after the mail was read, beside enhanced status codes: who calls the reader unknown then, and gives a code of contents
     * or policy, means the mail.
     */
    Reason ofMail(Collection<String> codes) {
        return switch (this) {
            case USER_UNKNOWN, CLAIMED_UNKNOWN, MOVED ->
                !codes.isEmpty() && codes.stream().allMatch(Reason::isOther) ? POLICY : this;
            default -> this;
        };
    }

    /**
     * The same said before any recipient was named: what is not there is our host or our sender. That a host takes no mail at all it says
     * in its greeting (RFC 7504, 2).
     */
    Reason ofSender() {
        return switch (this) {
            case USER_UNKNOWN, CLAIMED_UNKNOWN, HOST_UNKNOWN, MOVED -> SENDER_REJECTED;
            default -> this;
        };
    }

    private static boolean isOther(String code) {
        return OTHER_MATTER.matcher(code).matches();
    }

    /** @throws IllegalArgumentException if the table names none of these */
    static Reason named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** As the table writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
