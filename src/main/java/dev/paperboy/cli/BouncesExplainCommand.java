package dev.paperboy.cli;

import dev.paperboy.returns.Finding;
import dev.paperboy.returns.Meaning;
import dev.paperboy.returns.Returns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows how mails that came back are understood. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Tells what mails that came back mean, and why; changes nothing.",
            "A line for each recipient: file, meaning, reason, hard or not, recipient, the words that decided; tabs between."
        },
        footer = {"", "Example:", "  paperboy bounces explain data/returns/*.eml"})
public final class BouncesExplainCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Mails, one in each file.")
    List<Path> files = List.of();

    private final Returns returns;

    public BouncesExplainCommand(Returns returns) {
        this.returns = returns;
    }

    @Override
    public Integer call() throws IOException {
        for (var file : files) {
            for (var finding : returns.explain(Files.readAllBytes(file))) {
                tell(file, finding);
            }
        }
        return 0;
    }

    private void tell(Path file, Finding finding) {
        Output.of(spec)
                .line(
                        "%s\t%s\t%s\t%s\t%s\t%s",
                        file,
                        finding.meaning().name().toLowerCase(Locale.ROOT),
                        finding.reason(),
                        finding.meaning() == Meaning.DEAD ? "hard" : "soft",
                        finding.recipient(),
                        finding.evidence());
    }
}
