package dev.paperboy.returns;

import java.util.regex.Pattern;

/** How addresses, codes and replies look among the words of a mail that came back. */
final class Marks {

    /** Neither part holds an @, or a text full of them would be read again from each one. */
    static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'()（）\\[\\],;:=@]{1,64}@"
            + "(?:[^\\s<>\"'()\\[\\],;:=@.]{1,63}+\\.){1,20}[A-Za-z][A-Za-z0-9-]{1,62}");

    /** Enhanced status codes (RFC 3463) that tell more than a class. */
    static final Pattern CODE = Pattern.compile("(?<![\\d.])[45]\\.(?!0\\.0)\\d{1,3}\\.\\d{1,3}(?![\\d.]\\d)");

    /** Replies of SMTP (RFC 5321, 4.2.3), where a server's words begin. */
    static final Pattern REPLY = Pattern.compile("(?<![\\w.:#/-])(?:4[25]|5[025])\\d(?=[ -]|$)");

    private Marks() {}
}
