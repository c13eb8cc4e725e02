package dev.paperboy.cli;

import dev.paperboy.daily.Day;
import dev.paperboy.daily.Planner;
import dev.paperboy.daily.Planner.Plan;
import dev.paperboy.daily.Progress.Stage;
import dev.paperboy.delivery.Courier;
import dev.paperboy.delivery.Departure;
import dev.paperboy.delivery.Outbox;
import dev.paperboy.delivery.Tally;
import dev.paperboy.http.Sleeper;
import dev.paperboy.matching.BackgroundEmbedding;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.papers.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One day from end to end, for every reader at once: for a first look, for cron instead of the service, and to finish what was cut. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Does a day: collects it if nobody has, makes every reader's digest, sends what waits.",
        footer = {
            "",
            "Doing it again sends only what was not sent: nobody gets two mails for one day.",
            "Examples:",
            "  paperboy run",
            "  paperboy run --date 2026-07-29 --dry-run"
        })
public final class RunCommand implements Callable<Integer> {

    /** Longer than a slow domain is put off, and shorter than what a server asks for that wants to be asked later. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--date",
            description =
                    "The day, such as 2026-07-29. Default: the most recently collected edition that is not done yet, or else today (UTC).")
    @Nullable
    LocalDate date;

    @Option(names = "--dry-run", description = "Shows who would get what; keeps and sends nothing.")
    boolean dryRun;

    private final Day day;
    private final Sources sources;
    private final Planner planner;
    private final BackgroundEmbedding embedding;
    private final Departure departure;
    private final Courier courier;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Sleeper sleeper;

    public RunCommand(
            Day day,
            Sources sources,
            Planner planner,
            BackgroundEmbedding embedding,
            Departure departure,
            Courier courier,
            Outbox outbox,
            InstantSource clock,
            Sleeper sleeper) {
        this.outbox = outbox;
        this.sleeper = sleeper;
        this.day = day;
        this.sources = sources;
        this.planner = planner;
        this.embedding = embedding;
        this.departure = departure;
        this.courier = courier;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (!dryRun) {
            departure.check();
        }
        var out = Output.of(spec);
        var issueDate = Optional.ofNullable(date).orElseGet(day::toRun);
        try (var progress = out.progress()) {
            var begin = clock.instant();
            List<SourceReport> reports = day.hasPapers(issueDate) || dryRun
                    ? List.of()
                    : day.collect(issueDate, sources.configured(), progress);
            reports.forEach(out::report);
            var collecting = Duration.between(begin, clock.instant());
            // Where no service runs, nobody did it in the background.
            embedding.rated();
            if (dryRun) {
                return rehearse(out, issueDate);
            }
            var plan =
                    day.isKnown(issueDate) ? Optional.of(planner.planAll(issueDate, progress)) : Optional.<Plan>empty();
            return send(out, issueDate, plan, progress, collecting);
        }
    }

    private int rehearse(Output out, LocalDate issueDate) {
        out.line("The day %s, as a rehearsal: nothing is kept or sent.", issueDate);
        planner.rehearse(issueDate, digest -> {
            out.line("%s: %d papers", digest.subscriber().address().text(), digest.size());
            digest.sections().forEach(section -> {
                out.line(
                        "  %s",
                        section.isNextDoor()
                                ? "one from next door"
                                : section.topic().text());
                section.picks()
                        .forEach(pick -> out.line("    %s", pick.match().paper().title()));
            });
        });
        return 0;
    }

    private int send(
            Output out, LocalDate issueDate, Optional<Plan> planned, ProgressOnTerminal progress, Duration collecting) {
        var plan = planned.orElse(Plan.NOTHING);
        Instant begin = clock.instant();
        progress.begin(Stage.SEND, plan.queued());
        var tally = deliver(progress);
        progress.end();
        var sending = Duration.between(begin, clock.instant());
        if (planned.isEmpty()) {
            out.line("No source answered for %s, so no digests were made for it; try again later", issueDate);
        }
        out.line(
                "Day %s: %d digests made (%d without a paper), %d mails queued, %d sent now",
                issueDate, plan.digests(), plan.empty(), plan.queued(), tally.sent());
        if (tally.total() > tally.sent()) {
            out.line(
                    "  to be tried again %d, refused %d, answer lost %d, not sent any more %d: see \"paperboy outbox\"",
                    tally.retried(), tally.bounced(), tally.ambiguous(), tally.skipped());
        }
        tally.halted().ifPresent(reason -> out.line("  Sending stopped: %s", reason));
        out.line(
                "Time: collect %s, match %s (%d topics), compose %s, write %s, send %s",
                Output.seconds(collecting),
                Output.seconds(plan.matching()),
                plan.topics(),
                Output.seconds(plan.composing()),
                Output.seconds(plan.writing()),
                Output.seconds(sending));
        out.line("Peak memory: %s", Memory.peak());
        return tally.halted().isPresent() || planned.isEmpty() ? 1 : 0;
    }

    /** Mails of a slow domain, or of one with a rate, are put off by seconds. Where no service runs, nobody else comes back for them. */
    private Tally deliver(ProgressOnTerminal progress) {
        var all = courier.deliver(sent -> progress.advance(1));
        var last = all;
        try {
            for (var wait = untilNext(); isWorthwhile(wait) && goesOn(last); wait = untilNext()) {
                sleeper.sleep(wait.orElseThrow());
                last = courier.deliver(sent -> progress.advance(1));
                all = all.plus(last);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return all;
    }

    private Optional<Duration> untilNext() {
        return outbox.nextDue()
                .map(due -> Duration.between(clock.instant(), due))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static boolean isWorthwhile(Optional<Duration> wait) {
        return wait.filter(time -> time.compareTo(LONGEST_WAIT) <= 0).isPresent();
    }

    /** A round that found nothing to do has left to others, or to tomorrow, what is due. */
    private static boolean goesOn(Tally last) {
        return last.halted().isEmpty() && last.total() > 0;
    }
}
