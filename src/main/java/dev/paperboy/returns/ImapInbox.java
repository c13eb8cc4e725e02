package dev.paperboy.returns;

import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** A mailbox on a server (IMAP, RFC 9051). */
final class ImapInbox {

    private static final Logger LOG = Logger.getLogger(ImapInbox.class);

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");
    private static final String TIMEOUT = "60000";
    /** So many mails are taken in one visit; the next one takes the rest. */
    private static final int MOST = 1000;

    private final ReturnsSettings settings;
    private final String host;

    /** @throws IllegalArgumentException if the settings would send the password in clear over a network */
    ImapInbox(ReturnsSettings settings, String host) {
        this.settings = settings;
        this.host = host;
        if (!settings.imapTls() && !LOOPBACK.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "paperboy.returns.imap-tls=false would send the password in clear to \"" + host + "\"");
        }
    }

    /**
     * Takes the mails that lie there now. Each is deleted when its effect is committed; one that fails unexpectedly stays, and the log
     * tells of it.
     *
     * @return how many were taken
     * @throws IOException if the server cannot be reached, refuses, a mail can be neither understood nor kept, or there is no database;
     *     what was not taken is still there
     */
    int read(Returns returns) throws IOException {
        try (var store = Session.getInstance(properties()).getStore(settings.imapTls() ? "imaps" : "imap")) {
            store.connect(
                    host,
                    settings.imapPort(),
                    settings.imapUsername().orElse(""),
                    settings.imapPassword().orElse(""));
            try (var folder = store.getFolder(settings.imapFolder())) {
                // Closing expunges: only what was flagged, which is only what is committed.
                folder.open(Folder.READ_WRITE);
                return read(folder, returns);
            }
        } catch (MessagingException e) {
            throw new IOException("Cannot read the mailbox on " + host + ": " + e.getMessage(), e);
        }
    }

    private static int read(Folder folder, Returns returns) throws MessagingException, IOException {
        var taken = 0;
        for (Message message : folder.getMessages(1, Math.min(MOST, folder.getMessageCount()))) {
            try {
                if (!message.isSet(Flag.DELETED)) {
                    var raw = new ByteArrayOutputStream();
                    message.writeTo(raw);
                    if (isTaken(raw.toByteArray(), message.getMessageNumber(), returns)) {
                        message.setFlag(Flag.DELETED, true);
                        taken++;
                    }
                }
            } catch (MessageRemovedException e) {
                // Another client was faster.
            }
        }
        return taken;
    }

    /** One mail that fails unexpectedly must not keep the others from being read. The exception's words may quote an address. */
    private static boolean isTaken(byte[] raw, int number, Returns returns) throws IOException {
        try {
            returns.take(raw);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf(
                    "Left a mail where it is, since it could not be taken: message=%d error=%s",
                    number, e.getClass().getName());
            return false;
        }
    }

    private Properties properties() {
        var properties = new Properties();
        for (var protocol : new String[] {"imap", "imaps"}) {
            properties.setProperty("mail." + protocol + ".connectiontimeout", TIMEOUT);
            properties.setProperty("mail." + protocol + ".timeout", TIMEOUT);
            properties.setProperty("mail." + protocol + ".writetimeout", TIMEOUT);
            properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
            // A mail's bytes are fetched whole; the server's idea of its parts is not asked for.
            properties.setProperty("mail." + protocol + ".partialfetch", "false");
        }
        return properties;
    }
}
