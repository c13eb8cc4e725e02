package dev.paperboy.daily;

import dev.paperboy.daily.Progress.Stage;
import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.delivery.Outbox;
import dev.paperboy.digest.Digests;
import dev.paperboy.papers.Collector;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Source;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.papers.SourceReport.Status;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which days there are to do. Days of editions are counted in UTC, like the sources' lists. */
@Singleton
public final class Day {

    /** How long a source is asked again for a day on which it did not answer. */
    private static final int FILL_IN_DAYS = 7;

    private final Collector collector;
    private final Editions editions;
    private final Digests digests;
    private final Outbox outbox;
    private final InstantSource clock;

    public Day(Collector collector, Editions editions, Digests digests, Outbox outbox, InstantSource clock) {
        this.collector = collector;
        this.editions = editions;
        this.digests = digests;
        this.outbox = outbox;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * The day that a run is for when nobody names one: the most recently collected edition if some reader's digest of it is missing
     * or some mail of it has not been tried, or else today.
     */
    public LocalDate toRun() {
        return editions.newestCollected()
                .filter(collected -> digests.progress(collected) != Digests.Progress.ALL || hasUntried(collected))
                .orElseGet(this::today);
    }

    private boolean hasUntried(LocalDate issueDate) {
        var counts = outbox.counts(Optional.of(issueDate));
        return counts.containsKey(State.PENDING) || counts.containsKey(State.LEASED);
    }

    /** Whether some source has answered for a day with papers. */
    public boolean hasPapers(LocalDate day) {
        return editions.reports(day, day).stream().anyMatch(report -> report.status() == Status.OK);
    }

    /** Whether it is known what was announced on a day: some source has answered, if only that there is nothing. */
    public boolean isKnown(LocalDate day) {
        return editions.reports(day, day).stream().anyMatch(report -> report.status() != Status.FAILED);
    }

    /** Whether all of some sources have answered for today. */
    public boolean isCollected(Collection<Source> sources) {
        return unanswered(today(), sources).isEmpty();
    }

    /** Asks sources for a day. */
    public List<SourceReport> collect(LocalDate day, Collection<Source> sources, Progress progress) {
        progress.begin(Stage.COLLECT, sources.size());
        try {
            return collector.collect(
                    day, sources, report -> progress.advance(report.day().equals(day) ? 1 : 0));
        } finally {
            progress.end();
        }
    }

    /** Asks sources for today, and each for the days of the last week on which it could not be reached or nobody asked. */
    public List<SourceReport> collectMissing(Collection<Source> sources) {
        var reports = new ArrayList<SourceReport>();
        for (var day = today().minusDays(FILL_IN_DAYS - 1L); day.isBefore(today()); day = day.plusDays(1)) {
            var missing = unanswered(day, sources);
            if (!missing.isEmpty()) {
                reports.addAll(collect(day, missing, Progress.NONE));
            }
        }
        reports.addAll(collect(today(), sources, Progress.NONE));
        return reports;
    }

    private List<Source> unanswered(LocalDate day, Collection<Source> sources) {
        var answered = editions.reports(day, day).stream()
                .filter(report -> report.status() != Status.FAILED)
                .map(SourceReport::source)
                .toList();
        return sources.stream()
                .filter(source -> !answered.contains(source.name()))
                .toList();
    }
}
