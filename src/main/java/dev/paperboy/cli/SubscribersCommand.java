package dev.paperboy.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The readers, for the operator. */
@Command(
        name = "subscribers",
        mixinStandardHelpOptions = true,
        description = "Lists, adds, removes and exports readers, and notes what they like.",
        subcommands = {
            SubscribersListCommand.class,
            SubscribersAddCommand.class,
            SubscribersLikeCommand.class,
            SubscribersRemoveCommand.class,
            SubscribersExportCommand.class
        })
public final class SubscribersCommand implements Runnable {

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to do: list, add, like, remove or export");
    }
}
