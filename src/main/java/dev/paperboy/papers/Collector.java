package dev.paperboy.papers;

import dev.paperboy.database.Database;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Asks sources for a day's papers and stores what they say; one source's failure never stops the others. */
@Singleton
public final class Collector {

    private static final Logger LOG = Logger.getLogger(Collector.class);
    private static final Papers.Stored NOTHING = new Papers.Stored(0, 0, List.of());

    private final Papers papers;
    private final Database database;
    private final InstantSource clock;

    public Collector(Papers papers, Database database, InstantSource clock) {
        this.papers = papers;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Collects one day, and what each source wants looked at again. Can be repeated without harm. Sources are asked side by side,
     * the days of one source one after the other; what they say is stored in the order of the sources, so that the same
     * answers always lead to the same rows.
     *
     * @param progress told each report as it is made
     * @return one report for each source and day asked
     */
    public List<SourceReport> collect(LocalDate day, Collection<Source> sources, Consumer<SourceReport> progress) {
        var threads = new ArrayList<ExecutorService>();
        try {
            var askings = new ArrayList<Future<Asking>>();
            for (var source : sources) {
                var thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "collect-" + source.name()));
                threads.add(thread);
                days(day, source).forEach(asked -> askings.add(thread.submit(() -> Asking.of(source, asked, clock))));
            }
            var reports = new ArrayList<SourceReport>();
            for (var asking : askings) {
                var report = store(result(asking));
                reports.add(report);
                progress.accept(report);
            }
            return reports;
        } finally {
            threads.forEach(ExecutorService::shutdownNow);
        }
    }

    private static List<LocalDate> days(LocalDate day, Source source) {
        return Stream.concat(Stream.of(0), source.daysToLookBack().stream())
                .distinct()
                .map(day::minusDays)
                .toList();
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

    private SourceReport store(Asking asked) {
        var asking = asked;
        var stored = NOTHING;
        try {
            stored = asked.answer().map(answer -> store(asked.source(), answer)).orElse(NOTHING);
        } catch (RuntimeException e) {
            asking = asked.failed(e);
        }
        var report = asking.report(stored, clock.instant());
        log(report, asking);
        database.useTransaction(handle -> new ReportRows(handle).keep(report));
        return report;
    }

    private Papers.Stored store(Source source, Answer answer) {
        var now = clock.instant();
        return papers.store(source.name(), answer.sightings(), LocalDate.ofInstant(now, ZoneOffset.UTC), now);
    }

    private static void log(SourceReport report, Asking asking) {
        LOG.infof(
                "Collected source=%s day=%s status=%s found=%d added=%d merged=%d skipped=%d ms=%d note=\"%s\"",
                report.source(),
                report.day(),
                report.status(),
                report.found(),
                report.added(),
                report.merged(),
                report.skipped().size(),
                report.took().toMillis(),
                report.note());
        asking.failure()
                .filter(RuntimeException.class::isInstance)
                .ifPresent(
                        bug -> LOG.errorf(bug, "Failed unexpectedly source=%s day=%s", report.source(), report.day()));
    }
}
