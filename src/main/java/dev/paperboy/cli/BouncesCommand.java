package dev.paperboy.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What came back, for the operator and for the mail server. */
@Command(
        name = "bounces",
        mixinStandardHelpOptions = true,
        description = "Takes bounces, complaints and requests to leave, and tells what they mean.",
        subcommands = {BouncesReadCommand.class, BouncesFetchCommand.class, BouncesExplainCommand.class})
public final class BouncesCommand implements Runnable {

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to do: read, fetch or explain");
    }
}
