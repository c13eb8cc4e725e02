package dev.paperboy.delivery;

import dev.paperboy.delivery.Verdict.Outcome;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One kept SMTP connection. A mail for which the kept connection turns out to be dead is sent over a new one at once. */
final class SmtpLine implements Line {

    private final SmtpSettings settings;
    private final Supplier<Optional<String>> bar;
    private final ScheduledThreadPoolExecutor watch;
    private @Nullable Connection connection;
    private String domain = "localhost";

    SmtpLine(SmtpSettings settings) {
        this(settings, Optional::empty);
    }

    /** @param bar why no connection should be made now, if so */
    SmtpLine(SmtpSettings settings, Supplier<Optional<String>> bar) {
        this.settings = settings;
        this.bar = bar;
        this.watch = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "smtp-deadline");
            thread.setDaemon(true);
            return thread;
        });
        // Thousands of deadlines are set and met; they must not wait for their time in the queue.
        watch.setRemoveOnCancelPolicy(true);
    }

    /** A transport, the one socket below it, and how many mails went through. */
    private static final class Connection {
        final PromptSockets sockets = new PromptSockets();
        final Session session;
        final StagedTransport transport;
        int mails;

        /** Whether the last mail found it closed. */
        boolean stale;

        Connection(SmtpSettings settings, ScheduledThreadPoolExecutor watch, String domain) {
            session = Session.getInstance(SmtpProperties.of(settings, sockets, watch, domain));
            transport = new StagedTransport(session, SmtpProperties.host(settings), settings.port(), sockets::isEnded);
        }
    }

    @Override
    public void open(String domain) throws Unreachable {
        this.domain = domain;
        if (connection != null && connection.mails >= settings.messagesPerConnection()) {
            hangUp();
        }
        if (connection == null) {
            var reason = bar.get();
            if (reason.isPresent()) {
                throw new Unreachable(reason.get());
            }
            connection = connect();
        }
    }

    private Connection connect() throws Unreachable {
        var fresh = new Connection(settings, watch, domain);
        var deadline = watch.schedule(fresh.sockets::cut, settings.deadline().toMillis(), TimeUnit.MILLISECONDS);
        try {
            fresh.transport.connect(
                    SmtpProperties.host(settings),
                    settings.port(),
                    settings.username().orElse(null),
                    settings.password().orElse(null));
            return fresh;
        } catch (AuthenticationFailedException e) {
            fresh.sockets.cut();
            throw new Unreachable("The mail server refused user name or password: " + e.getMessage(), e);
        } catch (MessagingException e) {
            var late = fresh.sockets.isCut() ? " (not done within " + settings.deadline() + ")" : "";
            fresh.sockets.cut();
            throw new Unreachable("No connection to the mail server: " + cause(e) + late, e);
        } finally {
            deadline.cancel(false);
        }
    }

    private static String cause(MessagingException failure) {
        var inner = failure.getNextException();
        return failure.getMessage() + (inner == null ? "" : " (" + inner.getMessage() + ")");
    }

    @Override
    public Verdict send(MimeMessage message) {
        var used = connection;
        if (used == null) {
            throw new IllegalStateException("The line must be open before a mail can be sent");
        }
        var verdict = attempt(used, message);
        if (!used.stale || used.mails == 0 || used.sockets.isCut()) {
            return settle(used, verdict);
        }
        settle(used, verdict);
        try {
            open(domain);
        } catch (Unreachable e) {
            return verdict;
        }
        var fresh = connection;
        return fresh == null ? verdict : settle(fresh, attempt(fresh, message));
    }

    private Verdict settle(Connection used, Verdict verdict) {
        used.mails++;
        if (verdict.lineBroken()) {
            used.sockets.cut();
            hangUp();
        }
        return verdict;
    }

    private Verdict attempt(Connection used, MimeMessage message) {
        var deadline = watch.schedule(used.sockets::cut, settings.deadline().toMillis(), TimeUnit.MILLISECONDS);
        try {
            var recipient = onlyRecipient(message);
            var ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(recipient.toString());
            if (!ascii && !used.transport.offersUtf8()) {
                // RFC 6531, 3.2 forbids to send it nonetheless, as Angus would.
                return new Verdict(
                        Outcome.IMPOSSIBLE,
                        "The address needs SMTPUTF8 (RFC 6531), which the mail server does not offer",
                        false);
            }
            if (message instanceof Letter letter) {
                used.session.getProperties().setProperty("mail.smtp.from", letter.envelopeFrom());
                used.transport.use(SmtpOptions.of(letter, String.valueOf(message.getMessageID())));
            }
            used.transport.sendMessage(message, new Address[] {recipient});
            return new Verdict(Outcome.SENT, used.transport.getLastServerResponse(), false);
        } catch (MessagingException e) {
            var reply = used.transport.reply(e);
            used.stale = reply.isOfIdleLine();
            return reply.verdict();
        } catch (RuntimeException e) {
            return used.transport.silence(e).verdict();
        } finally {
            deadline.cancel(false);
        }
    }

    private static InternetAddress onlyRecipient(MimeMessage message) throws MessagingException {
        var recipients = message.getAllRecipients();
        if (recipients == null || recipients.length != 1) {
            throw new MessagingException(
                    "A mail goes to one recipient, this one has " + (recipients == null ? 0 : recipients.length));
        }
        return (InternetAddress) recipients[0];
    }

    private void hangUp() {
        var used = connection;
        connection = null;
        if (used != null) {
            try {
                used.transport.close();
            } catch (MessagingException e) {
                // What was sent is known, and who hangs up is nobody's concern.
            }
        }
    }

    @Override
    public void close() {
        hangUp();
        watch.shutdownNow();
    }
}
