package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Says which of some papers fit which topics. Each topic is scored once, however many people follow it. */
public interface Matcher {

    /**
     * The probability of fitting below which nothing is picked for a reader who says nothing else. It looks low because relevance is
     * judged strictly. If the documents of six test collections came on days of 500, 94 to 100 % of foreign interests would find nothing
     * on a day, and 88 to 100 % of the relevant papers among a topic's first ten stay.
     */
    double FLOOR = 0.14;

    /** Names the rules and models in use; the same version gives the same answer for the same input. */
    String ruleVersion();

    /** Makes some papers ready to be asked about again and again. The order of the input makes no difference. */
    Prepared prepare(Collection<Paper> papers);

    /** Those of some papers that can be made ready without embedding them first. */
    default List<Paper> embedded(Collection<Paper> papers) {
        return List.copyOf(papers);
    }

    /** Papers that are ready to be asked about. Safe for several threads. */
    interface Prepared {

        /**
         * The papers that fit each topic, best first. A topic that nothing fits has an empty list.
         *
         * @param floor the probability of fitting below which a paper is left out; {@link Matcher#FLOOR} unless the reader says otherwise
         */
        Map<Topic, List<Match>> match(Collection<Topic> topics, double floor);

        /** The same matches, without evidence yet: most of them nobody is shown, see {@link #explain}. */
        default Map<Topic, List<Match>> score(Collection<Topic> topics, double floor) {
            return match(topics, floor);
        }

        /**
         * The same matches with their evidence, and with what was personal.
         *
         * @param thorough whether sentences of which nothing is known yet are embedded now, a few milliseconds each; otherwise the topic's
         *     words alone choose among them
         */
        default List<Match> explain(List<Match> matches, boolean thorough) {
            return matches;
        }

        /**
         * The same matches as a reader sees them who liked and disliked some papers: what resembles a like is likelier to fit, what
         * resembles a dislike less, but the best of a topic never goes below the floor for it.
         *
         * @param matches of one topic, as {@link #match} gave them, or some of these
         * @param floor the probability of fitting below which the reader is not shown a paper
         */
        List<Match> inTaste(List<Match> matches, Taste taste, double floor);

        /** How much two of the papers are alike: 1 if they say the same, 0 if they are as far as any two, below if farther. */
        default double likeness(Paper one, Paper other) {
            return one.key() == other.key() ? 1 : 0;
        }
    }

    /** What a reader liked and disliked, ready to be asked by. */
    Taste taste(Collection<Rated> ratings, Instant now);

    /**
     * A paper that a reader liked or disliked.
     *
     * @param at when that was said; an opinion fades
     */
    record Rated(Paper paper, boolean liked, Instant at) {}

    /** The same for papers that are asked about only once. */
    default Map<Topic, List<Match>> match(Collection<Paper> papers, Collection<Topic> topics) {
        return prepare(papers).match(topics, FLOOR);
    }

    /**
     * Papers that resemble a given one, best first, without the paper itself.
     *
     * @param most how many at most
     */
    List<Paper> like(Paper paper, Collection<Paper> among, int most);
}
