package dev.paperboy.subscribers;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes and checks the tokens in personal links: a random handle and a keyed hash over purpose, handle and generation. Nothing of
 * a token but its handle is ever stored, so the database gives none away.
 */
@Singleton
public final class Tokens {

    /** 144 bits: enough never to be guessed, and a multiple of six, so that no text but one stands for the same bits. */
    private static final int HASH_BYTES = 18;

    private static final Pattern FORM = Pattern.compile("([0-9A-Za-z]{16,32})\\.[0-9A-Za-z_-]{24}");

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
        var hash = secret.hash("token|" + purpose + "|" + handle + "|" + generation);
        return handle + "." + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
    }

    /** The handle that a token claims, unchecked; empty if it has not the form of a token. */
    public Optional<String> handle(String token) {
        var matcher = FORM.matcher(token);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether a token was issued here with exactly these values; in constant time. */
    public boolean isValid(String token, Purpose purpose, String handle, int generation) {
        var issued = issue(purpose, handle, generation);
        // Texts are compared, not decoded bytes: what differs in a single character is another token.
        return MessageDigest.isEqual(issued.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
