package dev.paperboy.delivery;

import dev.paperboy.subscribers.Links;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Whether mail may go to people as the settings have it: a relay takes much that the law forbids or that receivers hold against us. */
@Singleton
public final class Departure {

    private static final Logger LOG = Logger.getLogger(Departure.class);

    private final SmtpSettings smtp;
    private final Sender sender;
    private final Links links;
    private final DkimKeys keys;

    Departure(SmtpSettings smtp, Sender sender, Links links, DkimKeys keys) {
        this.smtp = smtp;
        this.sender = sender;
        this.links = links;
        this.keys = keys;
    }

    /**
     * To be asked once, before anything is sent. A relay on this machine may be one for trying out, so of that one a warning is enough.
     *
     * @throws IllegalArgumentException if nothing should be sent; the message says what to set
     */
    public void check() {
        var unsigned = keys.signing().isEmpty();
        if (smtp.host().isEmpty()) {
            return;
        }
        var host = SmtpProperties.host(smtp);
        var faults = faults();
        if (!faults.isEmpty() && !SmtpProperties.isLoopback(host)) {
            throw new IllegalArgumentException(
                    "Nothing is sent through " + host + " before this is mended: " + String.join("; ", faults));
        }
        faults.forEach(fault -> LOG.warnf("Not fit for real readers: %s", fault));
        if (unsigned) {
            LOG.warnf("Mails go out unsigned, unless the relay signs them: there is no key in PAPERBOY_DKIM_FOLDER;"
                    + " \"paperboy dkim new\" makes some");
        }
    }

    private List<String> faults() {
        var faults = new ArrayList<String>();
        if (sender.postalAddress().equals(MailSettings.PLACEHOLDER)) {
            faults.add("paperboy.mail.postal-address is not set, which the law asks of bulk mail");
        }
        if (!sender.domain().contains(".")) {
            faults.add("paperboy.mail.from is at " + sender.domain() + ", where nobody can answer");
        }
        if (links.site().isLoopback()) {
            faults.add("paperboy.site.base-url is " + links.at("") + ", which readers do not reach");
        } else if (!links.site().isHttps()) {
            faults.add("paperboy.site.base-url must be https for mail programs to unsubscribe (RFC 8058), not "
                    + links.at(""));
        }
        return faults;
    }
}
