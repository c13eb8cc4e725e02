package dev.paperboy.subscribers;

import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Makes and checks the tokens in personal links: a random handle and a keyed hash over purpose, handle and generation. Nothing of
 * a token but its handle is ever stored, so the database gives none away.
 */
@Singleton
public final class Tokens {

    private final Secret secret;

    public Tokens(Secret secret) {
        this.secret = secret;
    }

    /** What a token is good for; one made for one purpose is void for all others. */
    public enum Purpose {
        CONFIRM,
        PREFERENCES,
        UNSUBSCRIBE,
        TASTE
    }

    /** The token's text, of letters, digits, {@code - _ .} only. */
    public String issue(Purpose purpose, String handle, int generation) {
        throw new UnsupportedOperationException();
    }

    /** The handle that a token claims, unchecked; empty if it has not the form of a token. */
    public Optional<String> handle(String token) {
        throw new UnsupportedOperationException();
    }

    /** Whether a token was issued here with exactly these values; in constant time. */
    public boolean isValid(String token, Purpose purpose, String handle, int generation) {
        throw new UnsupportedOperationException();
    }
}
