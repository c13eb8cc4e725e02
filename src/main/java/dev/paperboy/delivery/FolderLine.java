package dev.paperboy.delivery;

import dev.paperboy.delivery.Verdict.Outcome;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.Properties;

/** Sends mails into a folder, for trying Paperboy without a mail server. */
final class FolderLine implements Line {

    private final FolderTransport transport;

    FolderLine(Path folder) {
        this.transport = new FolderTransport(Session.getInstance(new Properties()), folder);
    }

    @Override
    public void open(String domain) throws Unreachable {
        if (transport.isConnected()) {
            return;
        }
        try {
            transport.connect();
        } catch (MessagingException e) {
            throw new Unreachable(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Verdict send(MimeMessage message) {
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return new Verdict(Outcome.SENT, "Written to the mail folder", false);
        } catch (MessagingException | RuntimeException e) {
            return new Verdict(Outcome.RETRY, String.valueOf(e.getMessage()), true);
        }
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // A folder has nothing to hang up.
        }
    }
}
