package dev.paperboy.delivery;

import dev.paperboy.subscribers.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.regex.Pattern;

/**
 * A mail that is ready to be sent. Every header passes through here, and none takes a line break that would begin another header, or
 * a NUL; the Message-ID that it was given stays.
 */
public final class Letter extends MimeMessage {

    /** A line may only break where the next one begins with white space and goes on (RFC 5322, 2.2.3). */
    private static final Pattern UNSAFE = Pattern.compile("\0|\r(?!\n)|(?<!\r)\n|\r\n(?![ \t]+[^ \t\r\n])");

    private final Address to;
    private final String envelopeFrom;
    private final String messageId;

    Letter(Address to, String envelopeFrom, String messageId) {
        super((Session) null);
        this.to = to;
        this.envelopeFrom = envelopeFrom;
        this.messageId = messageId;
    }

    /** Whom it goes to: the one RCPT TO. */
    public Address to() {
        return to;
    }

    /** Where the network reports failures: MAIL FROM. */
    public String envelopeFrom() {
        return envelopeFrom;
    }

    /** Called by every {@code saveChanges()}; Angus would put a fresh id here and so make each attempt another mail. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void setHeader(String name, String value) throws MessagingException {
        super.setHeader(refuse(name), refuse(value));
    }

    @Override
    public void addHeader(String name, String value) throws MessagingException {
        super.addHeader(refuse(name), refuse(value));
    }

    @Override
    public void addHeaderLine(String line) throws MessagingException {
        super.addHeaderLine(refuse(line));
    }

    private static String refuse(String text) {
        if (UNSAFE.matcher(text).find()) {
            throw new IllegalArgumentException(
                    "A header must not hold CR, LF or NUL: \"" + text.replaceAll("\\R", "⏎") + "\"");
        }
        return text;
    }
}
