package dev.paperboy.cli;

import java.util.List;
import org.jboss.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: names the commands; without one it serves. */
@Command(
        name = "paperboy",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Trending papers in your inbox.",
        footer = {
            "",
            "Exit codes: 0 done, 1 something failed (the message says what), 2 the command was not understood.",
            "Without a command the service is started, as with \"serve\"."
        },
        subcommands = {
            ServeCommand.class,
            CollectCommand.class,
            PreviewCommand.class,
            RunCommand.class,
            SubscribersCommand.class,
            OutboxCommand.class
        })
public final class PaperboyCommand implements Runnable {

    private static final Logger LOG = Logger.getLogger(PaperboyCommand.class);

    private final ServeCommand serve;

    public PaperboyCommand(ServeCommand serve) {
        this.serve = serve;
    }

    /** Whether the arguments ask for the service rather than for a command that ends. */
    public static boolean isService(String... args) {
        return args.length == 0 || List.of(args).equals(List.of("serve"));
    }

    /** The parser; what a command throws becomes one sentence and exit code 1. */
    public static CommandLine line(PaperboyCommand command, CommandLine.IFactory factory) {
        return new CommandLine(command, factory)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    LOG.debug("The command failed", failure);
                    line.getErr().println(line.getColorScheme().errorText(sentence(failure)));
                    return line.getCommandSpec().exitCodeOnExecutionException();
                });
    }

    private static String sentence(Exception failure) {
        if (failure instanceof IllegalArgumentException || failure instanceof java.io.IOException) {
            return failure.getMessage() == null ? failure.toString() : failure.getMessage();
        }
        return "Failed: " + failure;
    }

    @Override
    public void run() {
        serve.run();
    }
}
