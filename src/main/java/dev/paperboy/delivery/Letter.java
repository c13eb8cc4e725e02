package dev.paperboy.delivery;

import dev.paperboy.subscribers.Address;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is ready to be sent. Every header passes through here, and none takes a line break that would begin another header, a
 * NUL, or a character beyond ASCII unless the recipient's address needs SMTPUTF8 (RFC 6532); the Message-ID that it was given stays. Once sealed, its bytes are fixed: what was signed is what is sent.
 */
public final class Letter extends MimeMessage {

    /** A line may only break where the next one begins with white space and goes on (RFC 5322, 2.2.3). */
    private static final Pattern UNSAFE = Pattern.compile("\0|\r(?!\n)|(?<!\r)\n|\r\n(?![ \t]+[^ \t\r\n])");

    /** Octets of a digest of ten papers, with room. */
    private static final int USUAL = 40_000;

    private static final byte[] END_OF_LINE = {'\r', '\n'};

    private final Address to;
    private final String envelopeFrom;
    private final String messageId;
    private final boolean mayBeUtf8;
    private byte @Nullable [] sealed;

    /** The content, if it is of parts; the data handler would look for somebody who can write them. */
    private @Nullable Multipart parts;

    Letter(Address to, String envelopeFrom, String messageId) {
        super((Session) null);
        this.to = to;
        this.envelopeFrom = envelopeFrom;
        this.messageId = messageId;
        this.mayBeUtf8 = !isAscii(to.text());
    }

    /** A mail as it was at its first attempt. */
    static Letter of(Snapshot snapshot, Address to, String messageId) throws MessagingException {
        var letter = new Letter(to, snapshot.envelopeFrom(), messageId);
        var source = snapshot.source();
        letter.headers = new InternetHeaders(new ByteArrayInputStream(source), true);
        letter.sealed = source;
        return letter;
    }

    /** Whom it goes to: the one RCPT TO. */
    public Address to() {
        return to;
    }

    /** Where the network reports failures: MAIL FROM. */
    public String envelopeFrom() {
        return envelopeFrom;
    }

    /** Bytes of the whole mail as it is sent. */
    int length() {
        return sealed == null ? bytes().length : sealed.length;
    }

    /** The whole mail as it is sent, but for the dots that SMTP doubles. */
    byte[] bytes() {
        if (sealed != null) {
            return sealed.clone();
        }
        try {
            var out = new ByteArrayOutputStream(USUAL);
            for (var lines = getAllHeaderLines(); lines.hasMoreElements(); ) {
                // Not by Angus, which would strip an internationalised address to the low bytes of its characters.
                out.write(lines.nextElement().getBytes(StandardCharsets.UTF_8));
                out.write(END_OF_LINE);
            }
            out.write(END_OF_LINE);
            if (parts == null) {
                getDataHandler().writeTo(out);
            } else {
                parts.writeTo(out);
            }
            return out.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("A letter cannot be written out", e);
        }
    }

    /**
     * Signs the mail and fixes it.
     *
     * @param queuedAt the time in the signatures
     */
    void seal(DkimSigner signer, Instant queuedAt) {
        var signed = signer.sign(bytes(), queuedAt);
        WireForm.check(signed);
        sealed = signed;
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] ignoredHeaders) throws IOException, MessagingException {
        if (sealed != null) {
            out.write(sealed);
        } else {
            super.writeTo(out, ignoredHeaders);
        }
    }

    @Override
    public void setContent(Multipart content) throws MessagingException {
        super.setContent(content);
        parts = content;
    }

    @Override
    public synchronized void setDataHandler(DataHandler content) throws MessagingException {
        super.setDataHandler(content);
        parts = null;
    }

    /** Called by every {@code saveChanges()}; Angus would put a fresh id here and so make each attempt another mail. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void setHeader(String name, String value) throws MessagingException {
        requireUnsealed();
        super.setHeader(refuse(name), refuse(value));
    }

    @Override
    public void addHeader(String name, String value) throws MessagingException {
        requireUnsealed();
        super.addHeader(refuse(name), refuse(value));
    }

    @Override
    public void addHeaderLine(String line) throws MessagingException {
        requireUnsealed();
        super.addHeaderLine(refuse(line));
    }

    private void requireUnsealed() {
        if (sealed != null) {
            throw new IllegalStateException("A sealed letter cannot be changed");
        }
    }

    private String refuse(String text) {
        var isOneLine = text.indexOf('\r') < 0 && text.indexOf('\n') < 0 && text.indexOf('\0') < 0;
        if (!isOneLine && UNSAFE.matcher(text).find()) {
            throw new IllegalArgumentException(
                    "A header must not hold CR, LF or NUL: \"" + text.replaceAll("\\R", "⏎") + "\"");
        }
        if (!mayBeUtf8 && !isAscii(text)) {
            throw new IllegalArgumentException("A header must be ASCII: \"" + text + "\"");
        }
        return text;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }
}
