package dev.paperboy.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/** Where mail goes: to the SMTP server of the settings, or into a folder if there is none. */
@Singleton
public final class Lines {

    private final SmtpSettings smtp;
    private final OutboxSettings outbox;
    private final Supplier<Optional<String>> bar;

    /** @throws IllegalArgumentException if the settings would send mail in clear over a network */
    @Inject
    Lines(SmtpSettings smtp, OutboxSettings outbox, DkimCheck check) {
        this(smtp, outbox, check::refusal);
    }

    Lines(SmtpSettings smtp, OutboxSettings outbox) {
        this(smtp, outbox, Optional::empty);
    }

    /** @param bar why nothing should be sent over the network now, if so */
    private Lines(SmtpSettings smtp, OutboxSettings outbox, Supplier<Optional<String>> bar) {
        this.bar = bar;
        this.smtp = smtp;
        this.outbox = outbox;
        if (hasServer()) {
            SmtpProperties.check(smtp);
        }
    }

    private boolean hasServer() {
        return smtp.host().filter(host -> !host.isBlank()).isPresent();
    }

    /** Where mail goes, in words for the operator. */
    public String destination() {
        return hasServer()
                ? smtp.host().orElseThrow() + ":" + smtp.port()
                : outbox.folder().toAbsolutePath().normalize().toString();
    }

    Line line() {
        return hasServer() ? new SmtpLine(smtp, bar) : new FolderLine(outbox.folder());
    }
}
