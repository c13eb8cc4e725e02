package dev.paperboy.delivery;

import jakarta.inject.Singleton;

/** Where mail goes: to the SMTP server of the settings, or into a folder if there is none. */
@Singleton
public final class Lines {

    private final SmtpSettings smtp;
    private final OutboxSettings outbox;

    /** @throws IllegalArgumentException if the settings would send mail in clear over a network */
    Lines(SmtpSettings smtp, OutboxSettings outbox) {
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
        return hasServer() ? new SmtpLine(smtp) : new FolderLine(outbox.folder());
    }
}
