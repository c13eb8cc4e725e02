package dev.paperboy.returns;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One event that a relay reported.
 *
 * @param id by which a repeated report is known again
 * @param certain what the relay says outright, such as a complaint
 * @param words the remote server's words, to be judged by the rules where the relay says nothing outright
 * @param fallback what it means when the rules know nothing of the words
 * @param tokenText where the reader's token is looked for
 * @param isTransient whether the relay says that it is for the time being only, whatever the remote server's words are
 * @param answerTo what the remote server was told when it said them
 */
public record RelayReport(
        String id,
        Optional<Reason> certain,
        String recipient,
        String words,
        Reason fallback,
        String tokenText,
        boolean isTransient,
        AnswerTo answerTo) {

    /** The first digit of a reply (RFC 5321, 4.2). */
    private static final Pattern REPLY = Pattern.compile("(?<![\\w.-])([45])\\d\\d(?=[ -]|$)");

    /** The class of an enhanced status code (RFC 3463); not a part of an IP address. */
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([45])\\.\\d{1,3}+\\.\\d{1,3}+(?![\\d.]\\d)");

    /** Of which nothing but the words tells how long it holds, and when it was said. */
    public RelayReport(
            String id, Optional<Reason> certain, String recipient, String words, Reason fallback, String tokenText) {
        this(id, certain, recipient, words, fallback, tokenText, false, AnswerTo.told(words));
    }

    /** What a server said to us. */
    public static RelayReport said(String id, String words, AnswerTo answerTo) {
        return new RelayReport(id, Optional.empty(), "", words, Reason.UNDEFINED, "", false, answerTo);
    }

    Finding finding(Rules rules) {
        var reason = certain.orElseGet(() -> isForNow() ? judged(rules).forNow() : judged(rules));
        return new Finding(recipient, reason, words.isBlank() ? reason.toString() : words);
    }

    private Reason judged(Rules rules) {
        return rules.reason(words, answerTo).orElse(fallback);
    }

    /** What would end a subscription must not be said for the time being only, as in {@link Decoder}. */
    private boolean isForNow() {
        var reply = REPLY.matcher(words);
        if (isTransient || reply.find() && reply.group(1).equals("4")) {
            return true;
        }
        var classes =
                STATUS.matcher(words).results().map(found -> found.group(1)).collect(Collectors.toSet());
        return classes.equals(Set.of("4"));
    }
}
