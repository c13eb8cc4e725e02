package dev.paperboy.delivery;

import dev.paperboy.delivery.Reply.Stage;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Angus' SMTP, which remembers how far it came: after a lost connection that is all there is to judge by. */
final class StagedTransport extends SMTPTransport {

    private final BooleanSupplier isEnded;
    private Stage stage = Stage.MAIL;
    private SmtpOptions options = SmtpOptions.NONE;

    /** @param isEnded whether the server has closed the connection before what it said was complete */
    StagedTransport(Session session, String host, int port, BooleanSupplier isEnded) {
        super(session, new URLName("smtp", host, port, null, null, null));
        this.isEnded = isEnded;
    }

    /**
     * Angus logs in where the server offers it, and elsewhere sends without, as somebody whom the relay does not know. And it takes every
     * refusal for one of the password, also one that passes (RFC 4954, 6).
     */
    @Override
    protected boolean protocolConnect(String host, int port, @Nullable String user, @Nullable String password)
            throws MessagingException {
        try {
            var connected = super.protocolConnect(host, port, user, password);
            if (connected && password != null && !supportsExtension("AUTH") && !supportsExtension("AUTH=LOGIN")) {
                throw new MessagingException("The server offers no login (AUTH), but paperboy.smtp.username is set");
            }
            return connected;
        } catch (AuthenticationFailedException e) {
            if (getLastReturnCode() / 100 == 4) {
                throw new MessagingException("The server takes no login now: " + getLastServerResponse(), e);
            }
            throw e;
        }
    }

    @Override
    public synchronized void sendMessage(Message message, Address[] addresses) throws MessagingException {
        stage = Stage.MAIL;
        super.sendMessage(message, addresses);
    }

    /** For the next mail: what is added to MAIL FROM and RCPT TO, as far as the server offers it. */
    void use(SmtpOptions wanted) {
        options = wanted;
    }

    /** Whether the server takes addresses beyond ASCII (RFC 6531). */
    boolean offersUtf8() {
        return supportsExtension("SMTPUTF8");
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        var whole = command + options.parameters(command, this::supportsExtension);
        // Angus sends the low byte of each character: so each byte of UTF-8 goes as one.
        super.sendCommand(new String(whole.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    /**
     * A reply's code, or none if it is no reply. Angus takes the first three characters for the code, whatever follows: of the first of
     * several lines, of "2500 ok", and of the "250" that is left when the connection breaks. But all lines have the same code, with a
     * space or the line's end after that of the last (RFC 5321, 4.2 and 4.2.1), and a line ends with CRLF and nothing else (2.3.8). After
     * the final dot a mail without a reply is AMBIGUOUS, which loses nothing: it is for the settings to say whether a second copy is
     * risked. To take half a reply for a whole one could lose it. (Over TLS a connection that breaks is an error by itself, RFC 8446,
     * 6.1.)
     */
    @Override
    protected int readServerResponse() throws MessagingException {
        var code = super.readServerResponse();
        var reply = String.valueOf(getLastServerResponse()).strip();
        var last = reply.substring(reply.lastIndexOf('\n') + 1);
        return isLast(last, code) && !isEnded.getAsBoolean() ? code : Reply.NONE;
    }

    private static boolean isLast(String line, int code) {
        return line.startsWith(String.valueOf(code)) && (line.length() == 3 || line.charAt(3) == ' ');
    }

    @Override
    protected void rcptTo() throws MessagingException {
        stage = Stage.RCPT;
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        stage = Stage.DATA;
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        stage = Stage.DOT;
        super.finishData();
    }

    /** What the server said when sending failed. All refusals look alike but for the exception inside that carries the code. */
    Reply reply(MessagingException failure) {
        Exception inner = failure;
        while (inner instanceof MessagingException messaging) {
            var code = code(messaging);
            if (code >= 100) {
                return new Reply(stage, code, String.valueOf(messaging.getMessage()));
            }
            inner = messaging.getNextException();
        }
        return silence(inner == null ? failure : inner);
    }

    /** The network's words when there was no reply. */
    Reply silence(Exception failure) {
        return new Reply(
                stage,
                Reply.NONE,
                "No answer at " + stage + ": " + failure.getClass().getSimpleName() + " " + failure.getMessage());
    }

    private static int code(MessagingException failure) {
        if (failure instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        if (failure instanceof SMTPSendFailedException send) {
            return send.getReturnCode();
        }
        return Reply.NONE;
    }
}
