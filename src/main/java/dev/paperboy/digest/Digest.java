package dev.paperboy.digest;

import dev.paperboy.matching.Match;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.subscribers.Rating;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.topics.Topic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One subscriber's selection for one local day. Everything a mail or page shows is made from it.
 *
 * @param sections one for each topic with picks, in the subscriber's order of topics, and the one from next door; empty on an
 *     empty day
 * @param leftOut papers that fit but were beyond the subscriber's maximum: "n more on the web"
 * @param considered papers that were looked at
 * @param reports the day's status lines, one for each source
 * @param ruleVersion the rules that made the selection
 * @param ratings what the reader had said of papers when it was made; empty if it was read again
 */
public record Digest(
        Subscriber subscriber,
        LocalDate issueDate,
        List<Section> sections,
        int leftOut,
        int considered,
        List<SourceReport> reports,
        String ruleVersion,
        List<Rating> ratings) {

    /** Of a reader who had rated nothing. */
    public Digest(
            Subscriber subscriber,
            LocalDate issueDate,
            List<Section> sections,
            int leftOut,
            int considered,
            List<SourceReport> reports,
            String ruleVersion) {
        this(subscriber, issueDate, sections, leftOut, considered, reports, ruleVersion, List.of());
    }

    public Digest {
        ratings = List.copyOf(ratings);
        sections = List.copyOf(sections);
        reports = List.copyOf(reports);
    }

    /** The picks of one topic, best first; or one paper from next door, with the topic it is nearest to. */
    public record Section(Topic topic, List<Pick> picks) {
        public Section {
            picks = List.copyOf(picks);
        }

        /** Whether it holds what does not fit the topic well enough, but is the nearest of the rest. */
        public boolean isNextDoor() {
            return picks.stream().anyMatch(Pick::nextDoor);
        }
    }

    /** The sections of what fits; there is at most one other, at the end: the one from next door. */
    public List<Section> fitting() {
        return sections.stream().filter(section -> !section.isNextDoor()).toList();
    }

    /** The same, with other matches of the same papers and topics. */
    public Digest with(UnaryOperator<List<Match>> change) {
        var changed = sections.stream()
                .map(section -> {
                    var matches = change.apply(
                            section.picks().stream().map(Pick::match).toList());
                    var picks = new ArrayList<Pick>();
                    for (int i = 0; i < matches.size(); i++) {
                        var old = section.picks().get(i);
                        picks.add(new Pick(matches.get(i), old.late(), old.nextDoor()));
                    }
                    return new Section(section.topic(), picks);
                })
                .toList();
        return withSections(changed);
    }

    /** The same, shown in other sections. */
    public Digest withSections(List<Section> other) {
        return new Digest(subscriber, issueDate, other, leftOut, considered, reports, ruleVersion, ratings);
    }

    /** The same, with the ratings that the reader's taste was made of. */
    public Digest rated(List<Rating> ratings) {
        return new Digest(subscriber, issueDate, sections, leftOut, considered, reports, ruleVersion, ratings);
    }

    public boolean isEmpty() {
        return sections.isEmpty();
    }

    /** How many papers it shows. */
    public int size() {
        return sections.stream().mapToInt(section -> section.picks().size()).sum();
    }
}
