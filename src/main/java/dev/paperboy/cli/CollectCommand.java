package dev.paperboy.cli;

import dev.paperboy.daily.Day;
import dev.paperboy.http.Sleeper;
import dev.paperboy.papers.Source;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.papers.sources.FileSource;
import dev.paperboy.papers.sources.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings papers in, from the configured sources or from a file. */
@Command(
        name = "collect",
        mixinStandardHelpOptions = true,
        description = "Asks the configured sources, or reads a file, for a day's papers. Doing it again does no harm.",
        footer = {
            "",
            "A file is the text of a Daily Papers page or the JSON of Hugging Face's daily_papers.",
            "Examples:",
            "  paperboy collect",
            "  paperboy collect --date 2026-07-29",
            "  paperboy collect --since 2026-06-01",
            "  paperboy collect --file daily-papers-jul-29.txt"
        })
public final class CollectCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--date",
            description = "The announcement day, such as 2026-07-29. Default: the file's own, or today (UTC).")
    @Nullable
    LocalDate date;

    @Option(names = "--file", description = "Reads this file instead of asking the sources.")
    @Nullable
    Path file;

    @Option(
            names = "--since",
            description = "Fills history: asks for each day from this one until today that is not answered yet. Can be"
                    + " stopped with Ctrl-C; the same command goes on from there.")
    @Nullable
    LocalDate since;

    private final Day day;
    private final Sources sources;
    private final InstantSource clock;
    private final Sleeper sleeper;

    public CollectCommand(Day day, Sources sources, InstantSource clock, Sleeper sleeper) {
        this.sleeper = sleeper;
        this.day = day;
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        var out = Output.of(spec);
        if (since != null) {
            return fill(out, since);
        }
        List<SourceReport> reports;
        try (var progress = out.progress()) {
            reports = file == null
                    ? day.collect(Optional.ofNullable(date).orElseGet(day::today), sources.configured(), progress)
                    : readFile(file, progress);
        }
        reports.forEach(out::report);
        return reports.stream().allMatch(report -> report.status().isReached()) ? 0 : 1;
    }

    private int fill(Output out, LocalDate from) {
        if (date != null || file != null) {
            throw new IllegalArgumentException("--since asks the sources for many days; leave out --date and --file");
        }
        var reports = new ArrayList<SourceReport>();
        try (var progress = out.progress()) {
            day.collectSince(from, sources.configured(), sleeper::sleep, progress, report -> {
                reports.add(report);
                // On a terminal the bar tells how far it is; what is worth a line is printed all the same.
                if (!out.isTerminal() || report.level() != SourceReport.Level.NOTHING) {
                    out.report(report);
                }
            });
        }
        var failed =
                reports.stream().filter(report -> !report.status().isReached()).count();
        out.line(
                "Since %s: asked %d times, %d papers new, %d questions failed%s",
                from,
                reports.size(),
                reports.stream().mapToInt(SourceReport::added).sum(),
                failed,
                failed == 0 ? "" : "; the same command asks those again");
        return failed == 0 ? 0 : 1;
    }

    private List<SourceReport> readFile(Path path, ProgressOnTerminal progress) throws IOException {
        var source = new FileSource(path, Optional.ofNullable(date), clock);
        return day.collect(source.day(), List.<Source>of(source), progress);
    }
}
