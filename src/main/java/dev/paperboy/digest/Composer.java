package dev.paperboy.digest;

import dev.paperboy.digest.Digest.Section;
import dev.paperboy.matching.Match;
import dev.paperboy.matching.Matcher;
import dev.paperboy.papers.Arrival;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Wishes;
import dev.paperboy.topics.Topic;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses one subscriber's papers for one local day. Pure: the same values give the same digest. One composer for many readers of the same
 * papers does only once what is the same for them. Safe for several threads.
 */
public final class Composer {

    private static final int DAYS = 7;
    private static final int DAYS_OF_A_WEEKLY = 14;

    /** Lists are looked at again, and missed days asked for again, for a week each. What comes even later is history. */
    private static final int LONGEST_DELAY = 14;

    /** Days before a digest of which papers can still be news; the most of any digest. */
    public static final int LONGEST_LOOK_BACK = DAYS_OF_A_WEEKLY + LONGEST_DELAY;

    /**
     * The probability of fitting that the one from next door has at least: less than the loosest reader asks for, and above what is merely
     * of the same day.
     */
    public static final double NEXT_DOOR = 0.09;

    private final Twins twins = new Twins();
    private final String ruleVersion;
    private volatile Window.@Nullable Day day;

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
    static boolean isNewsSince(LocalDate firstDay, Arrival arrival) {
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
        return compose(
                subscriber,
                issueDate,
                arrivals,
                matches,
                UnaryOperator.identity(),
                (one, other) -> 0,
                history,
                reports);
    }

    /**
     * The same for a reader who liked and disliked some papers.
     *
     * @param taste makes of a topic's matches what they are to the reader's taste; asked only for papers that may be shown
     * @param likeness of two papers, see {@link Matcher.Prepared#likeness}
     */
    public Digest compose(
            Subscriber subscriber,
            LocalDate issueDate,
            Collection<Arrival> arrivals,
            Map<Topic, List<Match>> matches,
            UnaryOperator<List<Match>> taste,
            ToDoubleBiFunction<Paper, Paper> likeness,
            History history,
            List<SourceReport> reports) {
        var day = day(arrivals, reports);
        var window = day.window(subscriber, issueDate, history);
        var candidates = window.candidates(history);
        var wishes = subscriber.wishes();
        var precision = wishes.strictness().precision();
        var open = open(wishes.topics(), matches, candidates);
        var tasted = new HashMap<Topic, List<Match>>();
        open.forEach((topic, found) -> tasted.put(topic, taste.apply(found)));
        var selection = Selection.of(wishes.topics(), sure(tasted, precision), wishes.maximum(), twins, likeness);
        Predicate<Paper> late = paper -> day.isMissed(paper, wishes.rhythm(), issueDate, history);
        return new Digest(
                subscriber,
                issueDate,
                Stream.concat(
                                sections(selection, late),
                                nextDoor(wishes, selection, open, tasted).map(match -> nextDoor(match, late)).stream())
                        .toList(),
                selection.leftOut(),
                window.considered(history),
                window.news(),
                ruleVersion);
    }

    /** What does not depend on the reader; made anew when other papers or reports come. */
    private Window.Day day(Collection<Arrival> arrivals, List<SourceReport> reports) {
        var known = day;
        if (known == null || !known.isOf(arrivals, reports)) {
            known = new Window.Day(arrivals, reports);
            day = known;
        }
        return known;
    }

    /** The matches that are as likely to fit as the reader wants. */
    private static Map<Topic, List<Match>> sure(Map<Topic, List<Match>> matches, double precision) {
        var sure = new HashMap<Topic, List<Match>>();
        matches.forEach((topic, found) -> sure.put(
                topic,
                found.stream().filter(match -> match.probability() >= precision).toList()));
        return sure;
    }

    /** The matches with papers that may be shown. */
    private static Map<Topic, List<Match>> open(
            List<Topic> topics, Map<Topic, List<Match>> matches, LongPredicate candidates) {
        var open = new LinkedHashMap<Topic, List<Match>>();
        topics.forEach(topic -> open.put(
                topic,
                matches.getOrDefault(topic, List.of()).stream()
                        .filter(match -> candidates.test(match.paper().key()))
                        .toList()));
        return open;
    }

    /**
     * The nearest of what no topic lets through, on a day that has something else, if there is a place left. What fits a topic, but not the
     * reader's taste, does not come back by this door.
     */
    private Optional<Match> nextDoor(
            Wishes wishes, Selection selection, Map<Topic, List<Match>> open, Map<Topic, List<Match>> tasted) {
        if (!wishes.nextDoor() || selection.size() == 0 || selection.size() >= wishes.maximum()) {
            return Optional.empty();
        }
        var precision = wishes.strictness().precision();
        var fitting = Stream.concat(open.values().stream(), tasted.values().stream())
                .flatMap(List::stream)
                .filter(match -> match.probability() >= precision)
                .map(match -> match.paper().key())
                .collect(Collectors.toSet());
        return wishes.topics().stream()
                .flatMap(topic -> tasted.getOrDefault(topic, List.of()).stream())
                .filter(match -> match.probability() >= NEXT_DOOR)
                .filter(match -> !fitting.contains(match.paper().key()))
                .filter(match -> !selection.shows(match, twins))
                .min(Selection.BEST);
    }

    private static Section nextDoor(Match match, Predicate<Paper> late) {
        return new Section(match.topic(), List.of(new Pick(match, late.test(match.paper()), true)));
    }

    private static Stream<Section> sections(Selection selection, Predicate<Paper> late) {
        return selection.shares().stream()
                .filter(share -> !share.chosen().isEmpty())
                .map(share -> new Section(
                        share.topic(),
                        share.chosen().stream()
                                .map(match -> new Pick(match, late.test(match.paper())))
                                .toList()));
    }
}
