package dev.paperboy.cli;

import dev.paperboy.returns.Mailboxes;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads the mailboxes now. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description =
                "Reads the Maildir and the IMAP mailbox of the settings now; the service does so every few minutes.")
public final class BouncesFetchCommand implements Callable<Integer>, NeedsDatabase {

    @Spec
    @Nullable
    CommandSpec spec;

    private final Mailboxes mailboxes;

    public BouncesFetchCommand(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @Override
    public Integer call() throws IOException {
        if (!mailboxes.any()) {
            throw new IllegalArgumentException(
                    "There is no mailbox to read: set PAPERBOY_RETURNS_MAILDIR or PAPERBOY_RETURNS_IMAP_HOST");
        }
        Output.of(spec).line("Took %d mails", mailboxes.read());
        return 0;
    }
}
