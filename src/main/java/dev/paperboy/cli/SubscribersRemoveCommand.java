package dev.paperboy.cli;

import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Changes;
import dev.paperboy.subscribers.Changes.Reason;
import dev.paperboy.subscribers.Subscribers;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends a subscription at the operator's hand. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Ends a subscription; the address stays suppressed until its owner joins and confirms again.",
        footer = {
            "",
            "Examples:",
            "  paperboy subscribers remove ada@example.org",
            "  paperboy subscribers remove ada@example.org --erase"
        })
public final class SubscribersRemoveCommand implements Callable<Integer>, NeedsDatabase {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "ADDRESS", description = "The mail address.")
    String address = "";

    @Option(names = "--erase", description = "Deletes all that is known of the person but a keyed hash of the address.")
    boolean erase;

    private final Subscribers subscribers;
    private final Changes changes;

    public SubscribersRemoveCommand(Subscribers subscribers, Changes changes) {
        this.subscribers = subscribers;
        this.changes = changes;
    }

    @Override
    public Integer call() {
        var out = Output.of(spec);
        var found = subscribers.find(Address.parse(address));
        if (found.isEmpty()) {
            out.line("Nobody has subscribed as %s", address);
            return 1;
        }
        if (erase) {
            changes.erase(found.get());
        } else {
            changes.leave(found.get(), Reason.LEFT);
        }
        out.line(erase ? "Erased %s" : "Removed %s", address);
        return 0;
    }
}
