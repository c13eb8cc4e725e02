package dev.paperboy.cli;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.SourceReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command prints, and how.
 *
 * @param out for results
 * @param isTerminal whether a person watches
 */
record Output(PrintWriter out, boolean isTerminal) {

    /** The command's standard output. */
    static Output of(@Nullable CommandSpec spec) {
        var line = Objects.requireNonNull(spec, "picocli gives each command its spec")
                .commandLine();
        return new Output(line.getOut(), Ansi.AUTO.enabled());
    }

    void line(String format, @Nullable Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }

    ProgressOnTerminal progress() {
        return new ProgressOnTerminal(isTerminal);
    }

    /** One source's report, and what it skipped. */
    void report(SourceReport report) {
        line(
                "%s  %-20s %-6s found %d, new %d, known %d, skipped %d, %s%s",
                report.day(),
                report.label(),
                report.status(),
                report.found(),
                report.added(),
                report.merged(),
                report.skipped().size(),
                seconds(report.took()),
                report.note().isEmpty() ? "" : " (" + report.note() + ")");
        for (Answer.Skipped skipped : report.skipped()) {
            line("            entry %d: %s", skipped.position(), skipped.reason());
        }
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
