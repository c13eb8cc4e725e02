package dev.paperboy.cli;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.papers.SourceReport.Level;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

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
                "%s  %-20s %-7s found %d, new %d, known %d, skipped %d, %s%s%s%s",
                report.day(),
                report.label(),
                report.status(),
                report.found(),
                report.added(),
                report.merged(),
                report.skipped().size(),
                seconds(report.took()),
                report.nextTry()
                        .map(next -> ", next try " + MINUTE.format(next))
                        .orElse(""),
                report.note().isEmpty() ? "" : " (" + report.note() + ")",
                todo(report.level()));
        for (Answer.Skipped skipped : report.skipped()) {
            line("            entry %d: %s", skipped.position(), skipped.reason());
        }
    }

    private static String todo(Level level) {
        return switch (level) {
            case NOTHING -> "";
            case LOOK -> " -> keep an eye on it";
            case ACT -> " -> needs you";
        };
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
