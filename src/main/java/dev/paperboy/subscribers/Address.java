package dev.paperboy.subscribers;

/**
 * A mail address that can be written to, parsed once at the door.
 *
 * @param text as it goes into headers: local part as typed, domain in lower-case A-labels
 */
public record Address(String text) {

    /** By which one person has one subscription: the local part folded to lower case; dots and {@code +} are left alone. */
    public String key() {
        return text.toLowerCase(java.util.Locale.ROOT);
    }
}
