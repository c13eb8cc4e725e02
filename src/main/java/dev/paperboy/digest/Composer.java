package dev.paperboy.digest;

import dev.paperboy.matching.Match;
import dev.paperboy.papers.Arrival;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.topics.Topic;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Chooses one subscriber's papers for one local day. Pure: the same values give the same digest. */
public final class Composer {

    private final String ruleVersion;

    public Composer(String ruleVersion) {
        this.ruleVersion = ruleVersion;
    }

    /** The days whose editions a digest of a date looks at; what is older is no news any more. */
    public static LocalDate firstDay(Subscriber subscriber, LocalDate issueDate) {
        throw new UnsupportedOperationException();
    }

    /**
     * @param arrivals the papers of the editions from {@link #firstDay} (or earlier) to the issue date
     * @param matches the matches of these papers, for at least the subscriber's topics
     * @param history what the subscriber was shown
     * @param reports the source reports to show as the day's status
     */
    public Digest compose(
            Subscriber subscriber,
            LocalDate issueDate,
            Collection<Arrival> arrivals,
            Map<Topic, List<Match>> matches,
            History history,
            List<SourceReport> reports) {
        throw new UnsupportedOperationException();
    }
}
