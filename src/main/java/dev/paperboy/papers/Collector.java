package dev.paperboy.papers;

import dev.paperboy.database.Database;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Asks sources for a day's papers and stores what they say; one source's failure never stops the others. */
@Singleton
public final class Collector {

    private static final Logger LOG = Logger.getLogger(Collector.class);

    private final Papers papers;
    private final Database database;
    private final InstantSource clock;

    public Collector(Papers papers, Database database, InstantSource clock) {
        this.papers = papers;
        this.database = database;
        this.clock = clock;
    }

    /** Collects one day, and what each source wants looked at again, as {@link #collect(List, NextTry, Consumer)}. */
    public List<SourceReport> collect(LocalDate day, Collection<Source> sources, Consumer<SourceReport> progress) {
        return collect(questions(day, sources), NextTry.NONE, progress);
    }

    /** A day's questions: to each source for the day itself, and for the days that it wants looked at again. */
    public static List<Question> questions(LocalDate day, Collection<Source> sources) {
        return sources.stream()
                .flatMap(source -> Stream.concat(Stream.of(0), source.daysToLookBack().stream())
                        .distinct()
                        .map(daysBack -> new Question(source, day.minusDays(daysBack))))
                .toList();
    }

    /**
     * Asks questions and stores the answers. Can be repeated without harm. Sources are asked side by side, the days of one source one
     * after the other; what they say is stored in the order of the questions, so that the same answers always lead to the same
     * rows.
     *
     * @param progress told each report as it is made
     * @return one report for each question
     */
    public List<SourceReport> collect(List<Question> questions, NextTry nextTry, Consumer<SourceReport> progress) {
        return collect(questions, nextTry, Again.NEVER, progress);
    }

    /**
     * As {@link #collect(List, NextTry, Consumer)}, for whoever has the time to ask again.
     *
     * @return one report for each question but those that are asked again
     */
    public List<SourceReport> collect(
            List<Question> questions, NextTry nextTry, Again again, Consumer<SourceReport> progress) {
        var threads = new LinkedHashMap<String, ExecutorService>();
        try {
            var askings = new ArrayList<Future<Asking>>();
            for (var question : questions) {
                var thread = threads.computeIfAbsent(question.source().name(), Collector::thread);
                askings.add(thread.submit(() -> Asking.of(question, clock)));
            }
            var reports = new ArrayList<SourceReport>();
            for (var asking : askings) {
                var result = result(asking);
                if (isAskedAgain(result, again)) {
                    continue;
                }
                var report = store(result, nextTry);
                reports.add(report);
                progress.accept(report);
            }
            return reports;
        } finally {
            threads.values().forEach(ExecutorService::shutdownNow);
        }
    }

    /**
     * Asks an archive for many days together and stores what it says part by part. To be repeated with the same days after a stop.
     *
     * @param days in order; those between them are asked for, too, but not reported
     * @param progress told which share of the whole is done, from 0 to 1
     * @param told each report when all is done
     * @throws IOException if the archive failed before the end. No day is complete then, so that nothing is reported; asking it day by
     *     day may do better.
     */
    public List<SourceReport> collectTogether(
            Archive archive,
            List<LocalDate> days,
            NextTry nextTry,
            DoubleConsumer progress,
            Consumer<SourceReport> told)
            throws IOException {
        var reports = new BackFill(papers, database, clock).fill(archive, days, nextTry, progress);
        for (var report : reports) {
            database.useTransaction(handle -> new ReportRows(handle).keep(report));
            told.accept(report);
        }
        return reports;
    }

    private static boolean isAskedAgain(Asking asking, Again again) {
        return asking.failure()
                .filter(failure ->
                        failure instanceof IOException passing && again.isAskedAgain(asking.question(), passing))
                .isPresent();
    }

    private static ExecutorService thread(String source) {
        return Executors.newSingleThreadExecutor(work -> new Thread(work, "collect-" + source));
    }

    private static Asking result(Future<Asking> asking) {
        try {
            return asking.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while collecting; what was reported is stored", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A source broke down", e.getCause());
        }
    }

    private SourceReport store(Asking asked, NextTry nextTry) {
        var asking = asked;
        var outcome = Asking.Outcome.NOTHING;
        try {
            if (asked.answer().isPresent()) {
                outcome = store(asked.question(), asked.answer().get());
            }
        } catch (RuntimeException e) {
            asking = asked.failed(e);
        }
        var report = asking.report(outcome, nextTry, clock.instant());
        log(report, asking);
        database.useTransaction(handle -> new ReportRows(handle).keep(report));
        if (report.status() == SourceReport.Status.OK) {
            asked.question().source().kept(report.day());
        }
        return report;
    }

    private Asking.Outcome store(Question question, Answer answer) {
        var source = question.source().name();
        var now = clock.instant();
        var stored = papers.store(source, answer.sightings(), LocalDate.ofInstant(now, ZoneOffset.UTC), now);
        return database.read(handle -> {
            var rows = new ReportRows(handle);
            return new Asking.Outcome(
                    stored, rows.firstListed(source, question.day()), rows.find(source, question.day()));
        });
    }

    private static void log(SourceReport report, Asking asking) {
        LOG.logf(
                report.level() == SourceReport.Level.NOTHING ? Logger.Level.INFO : Logger.Level.WARN,
                "Collected source=%s day=%s status=%s todo=%s found=%d added=%d merged=%d skipped=%d ms=%d next=%s note=\"%s\"",
                report.source(),
                report.day(),
                report.status(),
                report.level(),
                report.found(),
                report.added(),
                report.merged(),
                report.skipped().size(),
                report.took().toMillis(),
                report.nextTry().map(Object::toString).orElse("none"),
                report.note());
        asking.failure()
                .filter(RuntimeException.class::isInstance)
                .ifPresent(
                        bug -> LOG.errorf(bug, "Failed unexpectedly source=%s day=%s", report.source(), report.day()));
    }
}
