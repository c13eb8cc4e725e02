package dev.paperboy.cli;

import dev.paperboy.subscribers.Subscribers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** All readers as JSON lines, for a backup or another house. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Prints every reader as one line of JSON, whatever the state; \"add --from\" reads it.",
        footer = {"", "Example:", "  paperboy subscribers export > subscribers.jsonl"})
public final class SubscribersExportCommand implements Runnable, NeedsDatabase {

    @Spec
    @Nullable
    CommandSpec spec;

    private final Subscribers subscribers;

    public SubscribersExportCommand(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    @Override
    public void run() {
        var out = Output.of(spec);
        subscribers.each(subscriber -> out.line("%s", SubscriberLines.write(subscriber)));
    }
}
