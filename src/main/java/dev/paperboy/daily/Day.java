package dev.paperboy.daily;

import dev.paperboy.daily.Progress.Stage;
import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.delivery.Outbox;
import dev.paperboy.digest.Digests;
import dev.paperboy.papers.Archive;
import dev.paperboy.papers.Collector;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Question;
import dev.paperboy.papers.Source;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.papers.SourceReport.Status;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which days there are to do. Days of editions are counted in UTC, like the sources' lists. */
@Singleton
public final class Day {

    private final Collector collector;
    private final Editions editions;
    private final Digests digests;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Rounds rounds;

    public Day(
            Collector collector,
            Editions editions,
            Digests digests,
            Outbox outbox,
            DailySettings settings,
            InstantSource clock) {
        this.collector = collector;
        this.editions = editions;
        this.digests = digests;
        this.outbox = outbox;
        this.clock = clock;
        this.rounds = new Rounds(settings.collectAt(), clock);
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
        return editions.reports(day, day).stream()
                .anyMatch(report -> report.status().isReached());
    }

    /** Whether all of some sources have answered for today, and nothing of the last days is left to be filled in. */
    public boolean isCollected(Collection<Source> sources) {
        var today = today();
        var answered = editions.reports(today, today).stream()
                .filter(report -> report.status().isReached())
                .map(SourceReport::source)
                .toList();
        return sources.stream().allMatch(source -> answered.contains(source.name()))
                && open(Rounds.firstDay(today), today.minusDays(1), sources).isEmpty();
    }

    /** Asks sources for a day, and for the days that they want looked at again. */
    public List<SourceReport> collect(LocalDate day, Collection<Source> sources, Progress progress) {
        return ask(Collector.questions(day, sources), progress);
    }

    /**
     * Asks sources for today and for the days that they want looked at again, and each for the days of the last week on which it could
     * not be reached, gave a suspect answer, was not asked, or was asked before its list was complete. Today comes first, so that
     * a slow history does not keep the morning waiting.
     */
    public List<SourceReport> collectMissing(Collection<Source> sources) {
        var today = today();
        var questions = new LinkedHashSet<>(Collector.questions(today, sources));
        var missing = new ArrayList<>(overdue(sources));
        missing.addAll(open(Rounds.firstDay(today), today.minusDays(1), sources));
        Collections.reverse(missing);
        questions.addAll(missing);
        return ask(List.copyOf(questions), Progress.NONE);
    }

    /**
     * Fills history: asks sources for each day from a given one until today, the oldest first, and leaves out what was answered for
     * good. Each day is stored before the next is asked for, so that it can be stopped at any time and goes on from there. An
     * {@link Archive} is first asked for all of its days before today together, if they are a week or more. A source that fails is
     * waited for, up to some hours, before a day of it counts as failed.
     *
     * @param pause waits
     * @param told each report as it is made
     * @return how many questions were asked, one for each source and day
     * @throws IllegalArgumentException if the day is to come
     */
    public int collectSince(
            LocalDate since, Collection<Source> sources, Pause pause, Progress progress, Consumer<SourceReport> told) {
        var today = today();
        if (since.isAfter(today)) {
            throw new IllegalArgumentException(since + " is still to come; today is " + today + " (UTC)");
        }
        var open = new ArrayList<>(open(since, today, sources));
        int asked = open.size();
        var fill = new Fill(collector, rounds, clock, pause, progress, told);
        for (var source : sources) {
            if (source instanceof Archive archive) {
                var days = daysBefore(today, archive, open);
                if (days.size() >= Archive.WORTHWHILE_DAYS && fill.together(archive, days)) {
                    open.removeIf(question -> question.source().equals(archive) && days.contains(question.day()));
                }
            }
        }
        fill.dayByDay(open);
        return asked;
    }

    /** Today's list may still grow; it is asked for by itself. */
    private static List<LocalDate> daysBefore(LocalDate today, Archive archive, List<Question> open) {
        return open.stream()
                .filter(question -> question.source().equals(archive))
                .map(Question::day)
                .filter(day -> day.isBefore(today))
                .sorted()
                .toList();
    }

    private List<SourceReport> ask(List<Question> questions, Progress progress) {
        progress.begin(Stage.COLLECT, questions.size());
        try {
            return collector.collect(questions, rounds, report -> progress.advance(1));
        } finally {
            progress.end();
        }
    }

    /** What is not answered for good, by day. */
    private List<Question> open(LocalDate from, LocalDate to, Collection<Source> sources) {
        var today = today();
        return questions(
                from, to, sources, (question, report) -> report.map(known -> !rounds.isSettled(question, known, today))
                        .orElse(true));
    }

    /** The looks that were missed at lists of days which are not filled in any more. */
    private List<Question> overdue(Collection<Source> sources) {
        var today = today();
        var until = Rounds.firstDay(today).minusDays(1);
        int longest = sources.stream()
                .flatMap(source -> source.daysToLookBack().stream())
                .max(Comparator.naturalOrder())
                .orElse(0);
        return questions(until.minusDays(longest), until, sources, (question, report) -> report.filter(
                        known -> Rounds.isLookOverdue(question, known, today))
                .isPresent());
    }

    private List<Question> questions(
            LocalDate from,
            LocalDate to,
            Collection<Source> sources,
            BiPredicate<Question, Optional<SourceReport>> wanted) {
        var reports = editions.reports(from, to).stream()
                .collect(Collectors.toMap(report -> report.source() + " " + report.day(), Function.identity()));
        return from.datesUntil(to.plusDays(1))
                .flatMap(day -> sources.stream().map(source -> new Question(source, day)))
                .filter(question -> wanted.test(
                        question,
                        Optional.ofNullable(reports.get(question.source().name() + " " + question.day()))))
                .toList();
    }
}
