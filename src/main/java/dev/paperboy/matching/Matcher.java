package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Says which of some papers fit which topics. Each topic is scored once, however many people follow it. */
public interface Matcher {

    /** Names the rules and models in use; the same version gives the same answer for the same input. */
    String ruleVersion();

    /** Makes some papers ready to be asked about again and again. The order of the input makes no difference. */
    Prepared prepare(Collection<Paper> papers);

    /** Papers that are ready to be asked about. Safe for several threads. */
    interface Prepared {

        /** The papers that fit each topic, best first. A topic that nothing fits has an empty list. */
        Map<Topic, List<Match>> match(Collection<Topic> topics);
    }

    /** The same for papers that are asked about only once. */
    default Map<Topic, List<Match>> match(Collection<Paper> papers, Collection<Topic> topics) {
        return prepare(papers).match(topics);
    }

    /**
     * Papers that resemble a given one, best first, without the paper itself.
     *
     * @param most how many at most
     */
    List<Paper> like(Paper paper, Collection<Paper> among, int most);
}
