package dev.paperboy.subscribers;

import java.util.Locale;

/**
 * A mail address that can be written to, parsed once at the door.
 *
 * @param text as it goes into headers: local part as typed, domain in lower-case A-labels
 */
public record Address(String text) {

    /** Only what no header may ever carry is checked here, so that a stored address can always be read; see {@link #parse}. */
    public Address {
        if (text.chars().anyMatch(Character::isISOControl) || text.indexOf('@') < 1) {
            throw new IllegalArgumentException("This is no mail address");
        }
    }

    /**
     * Reads what a person typed: a dot-atom, {@code @}, and the name of a domain (RFC 5321, 4.1.2; RFC 6531, 3.3), nothing around it
     * but white space. Quoted local parts, comments, display names and IP addresses are valid on paper, but on a form they are
     * mistakes or attacks.
     *
     * @throws IllegalArgumentException with a sentence for that person, which does not repeat the address
     */
    public static Address parse(String typed) {
        return new Address(new AddressParser(typed).parse());
    }

    /** By which one person has one subscription: the local part folded to lower case; dots and {@code +} are left alone. */
    public String key() {
        return text.toLowerCase(Locale.ROOT);
    }
}
