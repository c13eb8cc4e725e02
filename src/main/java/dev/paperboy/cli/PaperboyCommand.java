package dev.paperboy.cli;

import dev.paperboy.database.Database;
import dev.paperboy.database.DatabaseSettings;
import dev.paperboy.topics.TopicException;
import io.quarkus.arc.ClientProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jboss.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

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
            OutboxCommand.class,
            EvaluateCommand.class,
            BouncesCommand.class,
            DkimCommand.class,
            MoveCommand.class
        })
public final class PaperboyCommand implements Runnable {

    private static final Logger LOG = Logger.getLogger(PaperboyCommand.class);

    private final ServeCommand serve;
    private final DatabaseSettings settings;
    private final Database database;

    public PaperboyCommand(ServeCommand serve, DatabaseSettings settings, Database database) {
        this.serve = serve;
        this.settings = settings;
        this.database = database;
    }

    /** Whether the arguments ask for the service rather than for a command that ends. */
    public static boolean isService(String... args) {
        return args.length == 0 || List.of(args).equals(List.of("serve"));
    }

    /**
     * What the program tells its caller. A mail server that hands a bounce over would return it on 1, to nobody; it must keep it, also
     * when the program could not begin: the database is away, or a setting wrong.
     */
    public static int exitCode(int code, String... args) {
        var isPipe = List.of(args).subList(0, Math.min(2, args.length)).equals(List.of("bounces", "read"));
        return isPipe && code == CommandLine.ExitCode.SOFTWARE ? BouncesReadCommand.TRY_AGAIN : code;
    }

    /** The parser; what a command throws becomes one sentence and exit code 1. */
    public static CommandLine line(PaperboyCommand command, CommandLine.IFactory factory) {
        return new CommandLine(command, factory)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(LocalDate.class, PaperboyCommand::date)
                .registerConverter(ZoneId.class, PaperboyCommand::zone)
                .setExecutionStrategy(command::execute)
                .setParameterExceptionHandler((mistake, arguments) -> {
                    var asked = mistake.getCommandLine();
                    asked.getErr().println(asked.getColorScheme().errorText(mistake.getMessage()));
                    CommandLine.UnmatchedArgumentException.printSuggestions(mistake, asked.getErr());
                    asked.getErr().println("See " + asked.getCommandSpec().qualifiedName() + " --help");
                    return asked.getCommandSpec().exitCodeOnInvalidInput();
                })
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    LOG.debug("The command failed", failure);
                    line.getErr().println(line.getColorScheme().errorText(sentence(failure)));
                    return line.getCommandSpec().exitCodeOnExecutionException();
                });
    }

    /** Runs the command that was named, unless it lacks its database: it is opened first, before anything is read or told. */
    private int execute(ParseResult parsed) {
        var help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        var lines = parsed.asCommandLineList();
        var named = lines.get(lines.size() - 1);
        if (named.getCommand() instanceof NeedsDatabase) {
            try {
                Database.mustExist(settings);
                ClientProxy.unwrap(database);
            } catch (IOException | RuntimeException e) {
                throw new CommandLine.ExecutionException(named, "There is no database", e);
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("\"" + text + "\" is not a date such as 2026-07-29");
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("\"" + text + "\" is not a time zone such as Europe/Berlin");
        }
    }

    /** What a failure says to the operator. */
    public static String sentence(Exception failure) {
        if (failure instanceof TopicException topic) {
            return topic.onTerminal();
        }
        if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException cause) {
            return sentence(cause);
        }
        if (failure instanceof IllegalArgumentException || failure instanceof IOException) {
            return failure.getMessage() == null ? failure.toString() : failure.getMessage();
        }
        return "Failed: " + failure;
    }

    @Override
    public void run() {
        serve.run();
    }
}
