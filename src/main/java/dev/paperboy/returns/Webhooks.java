package dev.paperboy.returns;

import dev.paperboy.http.PoliteClient;
import dev.paperboy.returns.RelayWebhook.Forged;
import dev.paperboy.returns.ReturnsSettings.Relay;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Where the relay of the settings posts its reports. */
@Singleton
public final class Webhooks {

    private static final Logger LOG = Logger.getLogger(Webhooks.class);

    /** Amazon has served its certificates as several of these over the years. */
    private static final Set<String> KINDS = Set.of(
            "application/x-pem-file",
            "application/x-x509-ca-cert",
            "application/octet-stream",
            "binary/octet-stream",
            "text/plain",
            "text/xml");

    private final Optional<Relay> relay;
    private final Optional<RelayWebhook> webhook;
    private final Returns returns;

    /** What became of a request. */
    public enum Answer {
        TAKEN,
        FORGED,
        /** Not what the relay's documentation promises. */
        MALFORMED,
        /** This relay is not in the settings. */
        UNKNOWN
    }

    @Inject
    public Webhooks(ReturnsSettings settings, PoliteClient client, Returns returns, InstantSource clock) {
        this(settings, address -> client.get(address, Set.of(), KINDS).body(), returns, clock);
    }

    Webhooks(ReturnsSettings settings, SnsSignature.Fetch fetch, Returns returns, InstantSource clock) {
        this.relay = settings.relay();
        this.webhook = relay.map(named -> webhook(named, settings, fetch, clock));
        this.returns = returns;
    }

    private static RelayWebhook webhook(
            Relay relay, ReturnsSettings settings, SnsSignature.Fetch fetch, InstantSource clock) {
        return switch (relay) {
            case SES -> {
                needed(settings.sesTopics(), "ses-topics");
                yield new SesEvents(new SnsSignature(settings, fetch, clock));
            }
            case POSTMARK -> new PostmarkEvents(needed(settings.postmarkLogin(), "postmark-login"));
            case SENDGRID -> new SendGridEvents(needed(settings.sendgridKey(), "sendgrid-key"), clock);
            case MAILGUN -> new MailgunEvents(needed(settings.mailgunKey(), "mailgun-key"), clock);
        };
    }

    private static <T> T needed(Optional<T> setting, String name) {
        return setting.orElseThrow(() -> new IllegalArgumentException("paperboy.returns.relay needs paperboy.returns."
                + name + ", by which a report proves where it is from"));
    }

    /**
     * Takes a request; when this returns {@link Answer#TAKEN}, its effects are committed. A relay repeats what was not.
     *
     * @param name the relay in the request's path
     */
    public Answer take(String name, Function<String, Optional<String>> header, byte[] body) {
        if (webhook.isEmpty()
                || !relay.map(Enum::name)
                        .map(known -> known.toLowerCase(Locale.ROOT))
                        .filter(name::equals)
                        .isPresent()) {
            return Answer.UNKNOWN;
        }
        try {
            webhook.get().read(header, body).forEach(returns::take);
            return Answer.TAKEN;
        } catch (Forged e) {
            LOG.warnf("Refused a report that does not prove to come from %s: %s", name, e.getMessage());
            return Answer.FORGED;
        } catch (IOException e) {
            LOG.warnf("Could not read a report of %s: %s", name, e.getMessage());
            return Answer.MALFORMED;
        }
    }
}
