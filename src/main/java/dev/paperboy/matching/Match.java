package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;

/**
 * A paper that fits a topic.
 *
 * @param score what papers are ordered by, as the logarithm of the odds of fitting; comparable over papers and topics of one rule version
 * @param probability that it fits at all, from 0 to 1; what a floor is about
 * @param evidence why, in the paper's own words
 */
public record Match(Paper paper, Topic topic, double score, double probability, Evidence evidence) {

    Match with(Evidence other) {
        return new Match(paper, topic, score, probability, other);
    }
}
