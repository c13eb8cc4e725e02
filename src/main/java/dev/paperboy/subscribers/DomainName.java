package dev.paperboy.subscribers;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name of a host or a mail domain as protocols carry it: in lower case, and in A-labels (RFC 5890, 2.3.2.1). */
public final class DomainName {

    /**
     * Letters that the JDK (IDNA 2003) turns into others, so that the mail would go to somebody else's domain, where IDNA 2008 keeps
     * them: sharp s and final sigma (UTS 46, section 7).
     */
    static final Pattern DEVIATION = Pattern.compile("[\\u00DF\\u1E9E\\u03C2]");

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(?:\\.[a-z0-9-]+)*");

    private DomainName() {}

    /** @throws IllegalArgumentException if it is no name, or could be one of two */
    public static String ascii(String typed) {
        if (DEVIATION.matcher(typed).find()) {
            throw new IllegalArgumentException(
                    "the domain \"" + typed + "\" must be in its plain form, which begins with xn--");
        }
        try {
            var name = IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            if (NAME.matcher(name).matches()) {
                return name;
            }
        } catch (IllegalArgumentException e) {
            // Said below: the JDK's words are about ToASCII.
        }
        throw new IllegalArgumentException("\"" + typed + "\" is not the name of a domain");
    }
}
