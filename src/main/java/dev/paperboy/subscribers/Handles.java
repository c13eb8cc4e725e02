package dev.paperboy.subscribers;

import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Makes the random names that links carry. */
@Singleton
final class Handles {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** 131 bits: two of them never meet. */
    private static final int LENGTH = 22;

    private final SecureRandom random;

    Handles(SecureRandom random) {
        this.random = random;
    }

    String next() {
        var handle = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++) {
            handle.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return handle.toString();
    }
}
