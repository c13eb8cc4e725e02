package dev.paperboy.cli;

import dev.paperboy.returns.Meaning;
import dev.paperboy.returns.Returns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The end of a mail server's pipe. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "Takes one mail from the standard input, or the mails in files, which are left where they are.",
        exitCodeOnExecutionException = BouncesReadCommand.TRY_AGAIN,
        footer = {
            "",
            "Exit code 75 asks the mail server to try again later (sysexits.h); 66 says that",
            "a file cannot be read, and that none was taken.",
            "Run it as the user of the service and in its working directory: anywhere",
            "else there are other data and settings. Where no database is, it takes",
            "nothing and ends with 75.",
            "",
            "Examples:",
            "  paperboy bounces read < bounce.eml",
            "  In the .forward of that user:",
            "  \"|cd /opt/paperboy && exec java -jar target/quarkus-app/quarkus-run.jar bounces read\""
        })
public final class BouncesReadCommand implements Callable<Integer>, NeedsDatabase {

    /** EX_TEMPFAIL: Postfix, Exim and Sendmail keep the mail and try again; on any other code but 0 they would bounce it. */
    static final int TRY_AGAIN = 75;

    /** EX_NOINPUT: to try again would find no file, either. */
    static final int NO_INPUT = 66;

    private static final Logger LOG = Logger.getLogger(BouncesReadCommand.class);

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Mails, one in each file. Default: the standard input.")
    List<Path> files = List.of();

    private final Returns returns;

    public BouncesReadCommand(Returns returns) {
        this.returns = returns;
    }

    @Override
    public Integer call() {
        var missing = files.stream().filter(file -> !Files.isReadable(file)).findFirst();
        if (missing.isPresent()) {
            LOG.errorf("Took nothing: %s cannot be read", missing.get());
            return NO_INPUT;
        }
        try {
            if (files.isEmpty()) {
                tell("-", returns.take(System.in.readAllBytes()));
            }
            for (var file : files) {
                tell(file.toString(), returns.take(Files.readAllBytes(file)));
            }
            return 0;
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "Could not take a mail that came back");
            return TRY_AGAIN;
        }
    }

    private void tell(String name, Meaning meaning) {
        Output.of(spec).line("%s %s", name, meaning.name().toLowerCase(Locale.ROOT));
    }
}
