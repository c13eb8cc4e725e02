package dev.paperboy.digest;

import dev.paperboy.papers.Arrival;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.subscribers.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * Which papers and reports are news to all readers of one rhythm whose last digest was made at the same time.
 *
 * @param keys of the papers that may be shown to who was shown none of them
 */
record Window(Set<Long> keys, List<SourceReport> news) {

    /** Longer than it takes to store one answer of a source. */
    private static final Duration SETTLING = Duration.ofMinutes(10);

    /** Which papers may be shown to one of these readers. */
    LongPredicate candidates(History history) {
        return key -> keys.contains(key) && !history.shown().contains(key);
    }

    /** How many papers may be shown to one of these readers. */
    int considered(History history) {
        var shown = history.shown().size() < keys.size()
                ? history.shown().stream().filter(keys::contains).count()
                : keys.stream().filter(history.shown()::contains).count();
        return (int) (keys.size() - shown);
    }

    /** The papers and reports of one planning, for many readers. Safe for several threads. */
    static final class Day {

        /** Readers of a page had their last digest at the same time, so there are about as many windows as pages. */
        private static final int WINDOWS = 1_000;

        private final Collection<Arrival> arrivals;
        private final List<SourceReport> reports;
        private final Map<Long, Arrival> byKey = new HashMap<>();
        private final Map<Since, Window> windows = new ConcurrentHashMap<>();

        Day(Collection<Arrival> arrivals, List<SourceReport> reports) {
            this.arrivals = arrivals;
            this.reports = reports;
            arrivals.forEach(arrival -> byKey.put(arrival.paper().key(), arrival));
        }

        /** What a window depends on. */
        private record Since(
                LocalDate issueDate,
                LocalDate firstDay,
                Rhythm rhythm,
                Optional<LocalDate> firstIssue,
                Optional<LocalDate> lastIssue,
                Optional<Instant> lastComposedAt,
                Set<Long> shown) {}

        /** Whether it was made of these; nothing in them changes. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(Collection<Arrival> arrivals, List<SourceReport> reports) {
            return this.arrivals == arrivals && this.reports == reports;
        }

        Window window(Subscriber subscriber, LocalDate issueDate, History history) {
            var since = new Since(
                    issueDate,
                    Composer.firstDay(subscriber, issueDate),
                    subscriber.wishes().rhythm(),
                    history.firstIssue(),
                    history.lastIssue(),
                    history.lastComposedAt(),
                    // Where a first digest begins depends on what the reader was shown, which is little then.
                    history.firstIssue().isEmpty() ? history.shown() : Set.of());
            if (windows.size() > WINDOWS) {
                windows.clear();
            }
            return windows.computeIfAbsent(since, none -> make(since, history));
        }

        private Window make(Since since, History history) {
            var open = arrivals.stream()
                    .filter(arrival -> Composer.isNewsSince(since.firstDay(), arrival))
                    .filter(arrival -> !arrival.paper().day().isAfter(since.issueDate()))
                    .filter(arrival -> !since.shown().contains(arrival.paper().key()))
                    .filter(arrival -> !considered(arrival, history))
                    .toList();
            var previous = since.rhythm().previous(since.issueDate());
            // What was old when the reader joined stays so.
            var begin = since.firstIssue().map(since.rhythm()::previous).orElseGet(() -> beginning(previous, open));
            return new Window(
                    open.stream()
                            .filter(arrival -> !arrival.paper().day().isBefore(begin))
                            .map(arrival -> arrival.paper().key())
                            .collect(Collectors.toUnmodifiableSet()),
                    News.of(reports, since.issueDate(), previous, history));
        }

        /**
         * Whether the last digest had its chance: it was of the paper's day or a later one, and the paper had come well before. One that
         * was being stored at that very time may not have been seen yet, and is looked at again rather than lost.
         */
        private static boolean considered(Arrival arrival, History history) {
            var covered = history.lastIssue()
                    .map(last -> !arrival.paper().day().isAfter(last))
                    .orElse(false);
            return covered
                    && history.lastComposedAt()
                            .map(composed -> !arrival.at().isAfter(composed.minus(SETTLING)))
                            .orElse(false);
        }

        /** Whether a paper was due when the last digest was made, or should have been made, and belonged into it. */
        boolean isMissed(Paper paper, Rhythm rhythm, LocalDate issueDate, History history) {
            var arrival = byKey.get(paper.key());
            if (arrival == null || history.lastIssue().isEmpty()) {
                return false;
            }
            var expected = rhythm.previous(issueDate);
            var last = history.lastIssue().filter(expected::isBefore).orElse(expected);
            var made = history.lastComposedAt()
                    .filter(rhythm.dueAt(expected)::isBefore)
                    .orElseGet(() -> rhythm.dueAt(expected));
            return !paper.day().isAfter(last) && !arrival.due().isAfter(made);
        }

        /** Where a first digest begins: as if there had been one before, or with the newest edition if there is nothing since. */
        private static LocalDate beginning(LocalDate previous, Collection<Arrival> arrivals) {
            var days = arrivals.stream()
                    .map(arrival -> arrival.paper().day())
                    .collect(Collectors.toCollection(TreeSet::new));
            return days.isEmpty() || !days.last().isBefore(previous) ? previous : days.last();
        }
    }
}
