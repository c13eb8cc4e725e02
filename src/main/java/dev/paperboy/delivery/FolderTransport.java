package dev.paperboy.delivery;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.angus.mail.util.CRLFOutputStream;

/**
 * A mail transport whose far end is a folder of {@code .eml} files, each with the bytes that SMTP would have carried. A mail that is
 * sent again replaces its file, since the name comes from its Date and Message-ID, which stay the same.
 */
final class FolderTransport extends Transport {

    /** What SMTP leaves out as well. */
    private static final String[] NOT_SENT = {"Bcc", "Content-Length"};

    private static final int LONGEST_NAME = 150;

    private final Path folder;

    FolderTransport(Session session, Path folder) {
        super(session, new URLName("folder", null, -1, null, null, null));
        this.folder = folder;
    }

    @Override
    protected boolean protocolConnect(String host, int port, String user, String password) throws MessagingException {
        try {
            Files.createDirectories(folder);
            return true;
        } catch (IOException e) {
            throw new MessagingException("Cannot make the mail folder " + folder.toAbsolutePath(), e);
        }
    }

    @Override
    public void sendMessage(Message message, Address[] addresses) throws MessagingException {
        if (!(message instanceof MimeMessage mail)) {
            throw new MessagingException("Only internet mail can be written to a file");
        }
        try {
            write(mail, folder.resolve(fileName(mail)));
        } catch (IOException e) {
            throw new MessagingException("Cannot write a mail into " + folder.toAbsolutePath(), e);
        }
    }

    /** Nobody who lists the folder sees half a mail. */
    private void write(MimeMessage mail, Path file) throws IOException, MessagingException {
        var part = Files.createTempFile(folder, ".mail", ".part");
        try {
            try (var out = new CRLFOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
                mail.writeTo(out, NOT_SENT);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String fileName(MimeMessage mail) throws MessagingException {
        var id = mail.getMessageID();
        if (id == null) {
            throw new MessagingException("A mail needs a Message-ID");
        }
        var local = id.replaceAll("[<>]|@.*", "").replaceAll("[^A-Za-z0-9._-]", "_");
        var date =
                mail.getSentDate() == null ? Instant.EPOCH : mail.getSentDate().toInstant();
        return date.atOffset(ZoneOffset.UTC).toLocalDate() + "-"
                + local.substring(0, Math.min(local.length(), LONGEST_NAME)) + ".eml";
    }
}
