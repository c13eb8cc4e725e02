package dev.paperboy.digest;

import dev.paperboy.digest.Digest.Section;
import dev.paperboy.matching.Match;
import dev.paperboy.papers.Arrival;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.topics.Topic;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Chooses one subscriber's papers for one local day. Pure: the same values give the same digest. */
public final class Composer {

    private static final int DAYS = 7;
    private static final int DAYS_OF_A_WEEKLY = 14;

    /** Lists are looked at again, and missed days asked for again, for a week each. What comes even later is history. */
    private static final int LONGEST_DELAY = 14;

    /** Days before a digest of which papers can still be news; the most of any digest. */
    public static final int LONGEST_LOOK_BACK = DAYS_OF_A_WEEKLY + LONGEST_DELAY;

    /** Longer than it takes to store one answer of a source. */
    private static final Duration SETTLING = Duration.ofMinutes(10);

    private final String ruleVersion;

    public Composer(String ruleVersion) {
        this.ruleVersion = ruleVersion;
    }

    /** The oldest day that is news for a digest of a date. */
    static LocalDate firstDay(Subscriber subscriber, LocalDate issueDate) {
        var weekly = subscriber.wishes().rhythm().cadence() == Cadence.WEEKLY;
        return issueDate.minusDays(weekly ? DAYS_OF_A_WEEKLY : DAYS);
    }

    /** Whether a paper can be news for any digest of a date. */
    public static boolean isNews(Arrival arrival, LocalDate issueDate) {
        return isNewsSince(issueDate.minusDays(DAYS_OF_A_WEEKLY), arrival);
    }

    /** What came late is as new as its coming: a paper that gets on a list after a week has been in no digest yet. */
    private static boolean isNewsSince(LocalDate firstDay, Arrival arrival) {
        var day = arrival.paper().day();
        var came = LocalDate.ofInstant(arrival.at(), ZoneOffset.UTC);
        var late = arrival.at().isAfter(arrival.due()) && !day.isBefore(came.minusDays(LONGEST_DELAY));
        return !(late ? came : day).isBefore(firstDay);
    }

    /**
     * @param arrivals the papers of the editions of the last {@link #LONGEST_LOOK_BACK} days
     * @param matches the matches of these papers, for at least the subscriber's topics
     * @param history what the subscriber was shown
     * @param reports the source reports of the same days, of which those are shown that are news
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
        var late = arrivals.stream()
                .filter(arrival -> missed(arrival, wishes.rhythm(), issueDate, history))
                .map(arrival -> arrival.paper().key())
                .collect(Collectors.toSet());
        return new Digest(
                subscriber,
                issueDate,
                sections(selection, late),
                selection.leftOut(),
                candidates.size(),
                News.of(reports, issueDate, wishes.rhythm().previous(issueDate), history),
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

    private static List<Section> sections(Selection selection, Set<Long> late) {
        return selection.shares().stream()
                .filter(share -> !share.chosen().isEmpty())
                .map(share -> new Section(
                        share.topic(),
                        share.chosen().stream()
                                .map(match -> new Pick(
                                        match, late.contains(match.paper().key())))
                                .toList()))
                .toList();
    }

    /** Keys of the papers that may be shown. */
    private static Set<Long> candidates(
            Subscriber subscriber, LocalDate issueDate, Collection<Arrival> arrivals, History history) {
        var firstDay = firstDay(subscriber, issueDate);
        var open = arrivals.stream()
                .filter(arrival -> isNewsSince(firstDay, arrival))
                .filter(arrival -> !arrival.paper().day().isAfter(issueDate))
                .filter(arrival -> !history.shown().contains(arrival.paper().key()))
                .filter(arrival -> !considered(arrival, history))
                .toList();
        var rhythm = subscriber.wishes().rhythm();
        // What was old when the reader joined stays so.
        var since =
                history.firstIssue().map(rhythm::previous).orElseGet(() -> beginning(rhythm.previous(issueDate), open));
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

    /** Whether a paper was due when the last digest was made, or should have been made, and belonged into it. */
    private static boolean missed(Arrival arrival, Rhythm rhythm, LocalDate issueDate, History history) {
        var expected = rhythm.previous(issueDate);
        var last = history.lastIssue().filter(expected::isBefore).orElse(expected);
        var made = history.lastComposedAt()
                .filter(rhythm.dueAt(expected)::isBefore)
                .orElseGet(() -> rhythm.dueAt(expected));
        return history.lastIssue().isPresent()
                && !arrival.paper().day().isAfter(last)
                && !arrival.due().isAfter(made);
    }

    /** Where a first digest begins: as if there had been one before, or with the newest edition if there is nothing since. */
    private static LocalDate beginning(LocalDate previous, Collection<Arrival> arrivals) {
        var days =
                arrivals.stream().map(arrival -> arrival.paper().day()).collect(Collectors.toCollection(TreeSet::new));
        return days.isEmpty() || !days.last().isBefore(previous) ? previous : days.last();
    }
}
