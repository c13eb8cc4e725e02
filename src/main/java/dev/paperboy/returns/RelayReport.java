package dev.paperboy.returns;

import java.util.Optional;

/**
 * One event that a relay reported.
 *
 * @param id by which a repeated report is known again
 * @param certain what the relay says outright, such as a complaint
 * @param words the remote server's words, to be judged by the rules where the relay says nothing outright
 * @param fallback what it means when the rules know nothing of the words
 * @param tokenText where the reader's token is looked for
 */
public record RelayReport(
        String id, Optional<Reason> certain, String recipient, String words, Reason fallback, String tokenText) {

    Finding finding(Rules rules) {
        var reason = certain.or(() -> rules.byWords(words))
                .or(() -> rules.byCode(words))
                .map(found -> found == Reason.CLAIMED_UNKNOWN ? Reason.USER_UNKNOWN : found)
                .orElse(fallback);
        return new Finding(recipient, reason, words.isBlank() ? reason.toString() : words);
    }
}
