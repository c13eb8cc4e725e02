package dev.paperboy.digest;

import dev.paperboy.papers.SourceReport;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.topics.Topic;
import java.time.LocalDate;
import java.util.List;

/**
 * One subscriber's selection for one local day. Everything a mail or page shows is made from it.
 *
 * @param sections one for each topic with picks, in the subscriber's order of topics, and the one from next door; empty on an
 *     empty day
 * @param leftOut papers that fit but were beyond the subscriber's maximum: "n more on the web"
 * @param considered papers that were looked at
 * @param reports the day's status lines, one for each source
 * @param ruleVersion the rules that made the selection
 */
public record Digest(
        Subscriber subscriber,
        LocalDate issueDate,
        List<Section> sections,
        int leftOut,
        int considered,
        List<SourceReport> reports,
        String ruleVersion) {

    public Digest {
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

    public boolean isEmpty() {
        return sections.isEmpty();
    }

    /** How many papers it shows. */
    public int size() {
        return sections.stream().mapToInt(section -> section.picks().size()).sum();
    }
}
