package dev.paperboy.returns;

import jakarta.inject.Singleton;
import java.io.IOException;
import org.jboss.logging.Logger;

/** The mailboxes of the settings. */
@Singleton
public final class Mailboxes {

    private static final Logger LOG = Logger.getLogger(Mailboxes.class);

    private final ReturnsSettings settings;
    private final Returns returns;

    public Mailboxes(ReturnsSettings settings, Returns returns) {
        this.settings = settings;
        this.returns = returns;
    }

    /** Whether there is a mailbox to read. */
    public boolean any() {
        return settings.maildir().isPresent() || settings.imapHost().isPresent();
    }

    /**
     * Takes all that has come.
     *
     * @return how many mails
     * @throws IOException if a mailbox cannot be read; what was not taken is still in it
     */
    public int read() throws IOException {
        var taken = 0;
        if (settings.maildir().isPresent()) {
            taken += new Maildir(settings.maildir().get()).read(returns);
        }
        if (settings.imapHost().isPresent()) {
            taken += new ImapInbox(settings, settings.imapHost().get()).read(returns);
        }
        return taken;
    }

    /** As {@link #read}, for the order of the day: a failure is told in the log, and the next visit tries again. */
    public void visit() {
        try {
            var taken = read();
            if (taken > 0) {
                LOG.infof("Read what came back: mails=%d", taken);
            }
        } catch (IOException e) {
            LOG.warnf("Could not read what came back: %s", e.getMessage());
        }
    }
}
