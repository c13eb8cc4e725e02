package dev.paperboy.digest;

import dev.paperboy.digest.Digest.Section;
import dev.paperboy.matching.Match;
import dev.paperboy.papers.Arrival;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.topics.Topic;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Chooses one subscriber's papers for one local day. Pure: the same values give the same digest. */
public final class Composer {

    /** Days before a weekly digest whose editions it looks at; the most of any digest. */
    static final int LONGEST_LOOK_BACK = 14;

    private static final int LOOK_BACK = 7;

    /** Longer than it takes to store what a source announces on one day. */
    private static final Duration SETTLING = Duration.ofHours(1);

    private final String ruleVersion;

    public Composer(String ruleVersion) {
        this.ruleVersion = ruleVersion;
    }

    /** The days whose editions a digest of a date looks at; what is older is no news any more. */
    public static LocalDate firstDay(Subscriber subscriber, LocalDate issueDate) {
        var weekly = subscriber.wishes().rhythm().cadence() == Cadence.WEEKLY;
        return issueDate.minusDays(weekly ? LONGEST_LOOK_BACK : LOOK_BACK);
    }

    /**
     * @param arrivals the papers of the editions from {@link #firstDay} (or earlier) to the issue date
     * @param matches the matches of these papers, for at least the subscriber's topics
     * @param history what the subscriber was shown
     * @param reports the source reports to show as the day's status; those of days that earlier digests told of are left out
     */
    public Digest compose(
            Subscriber subscriber,
            LocalDate issueDate,
            Collection<Arrival> arrivals,
            Map<Topic, List<Match>> matches,
            History history,
            List<SourceReport> reports) {
        var candidates = candidates(subscriber, issueDate, arrivals, history);
        var wishes = subscriber.wishes();
        var selection = Selection.of(
                wishes.topics(), sure(matches, wishes.strictness().precision()), candidates, wishes.maximum());
        var expected = wishes.rhythm().previous(issueDate);
        var first = history.lastIssue().isEmpty();
        Predicate<LocalDate> isLate = day -> !first && day.isBefore(expected);
        return new Digest(
                subscriber,
                issueDate,
                sections(selection, isLate),
                selection.leftOut(),
                candidates.size(),
                news(issueDate, expected, history, reports),
                ruleVersion);
    }

    /** The matches that are as likely to fit as the reader wants. */
    private static Map<Topic, List<Match>> sure(Map<Topic, List<Match>> matches, double precision) {
        var sure = new HashMap<Topic, List<Match>>();
        matches.forEach((topic, found) -> sure.put(
                topic,
                found.stream().filter(match -> match.score() >= precision).toList()));
        return sure;
    }

    private static List<Section> sections(Selection selection, Predicate<LocalDate> isLate) {
        return selection.shares().stream()
                .filter(share -> !share.chosen().isEmpty())
                .map(share -> new Section(
                        share.topic(),
                        share.chosen().stream()
                                .map(match -> new Pick(
                                        match, isLate.test(match.paper().day())))
                                .toList()))
                .toList();
    }

    /** Keys of the papers that may be shown. */
    private static Set<Long> candidates(
            Subscriber subscriber, LocalDate issueDate, Collection<Arrival> arrivals, History history) {
        var firstDay = firstDay(subscriber, issueDate);
        var open = arrivals.stream()
                .filter(arrival -> !arrival.paper().day().isBefore(firstDay)
                        && !arrival.paper().day().isAfter(issueDate))
                .filter(arrival -> !history.shown().contains(arrival.paper().key()))
                .filter(arrival -> !considered(arrival, history))
                .toList();
        var since = history.lastIssue().isPresent()
                ? firstDay
                : beginning(subscriber.wishes().rhythm().previous(issueDate), open);
        return open.stream()
                .filter(arrival -> !arrival.paper().day().isBefore(since))
                .map(arrival -> arrival.paper().key())
                .collect(Collectors.toUnmodifiableSet());
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

    /** Where a first digest begins: as if there had been one before, or with the newest edition if there is nothing since. */
    private static LocalDate beginning(LocalDate previous, Collection<Arrival> arrivals) {
        var days =
                arrivals.stream().map(arrival -> arrival.paper().day()).collect(Collectors.toCollection(TreeSet::new));
        return days.isEmpty() || !days.last().isBefore(previous) ? previous : days.last();
    }

    /** The reports since the last digest, with its own day, whose answer may have come after it. */
    private static List<SourceReport> news(
            LocalDate issueDate, LocalDate expected, History history, List<SourceReport> reports) {
        var since = history.lastIssue().orElse(expected);
        var news = reports.stream()
                .filter(report -> !report.day().isBefore(since) && !report.day().isAfter(issueDate))
                .toList();
        return news.isEmpty() ? newest(issueDate, reports) : news;
    }

    private static List<SourceReport> newest(LocalDate issueDate, List<SourceReport> reports) {
        var days = reports.stream()
                .map(SourceReport::day)
                .filter(day -> !day.isAfter(issueDate))
                .collect(Collectors.toCollection(TreeSet::new));
        return days.isEmpty()
                ? List.of()
                : reports.stream()
                        .filter(report -> report.day().equals(days.last()))
                        .toList();
    }
}
