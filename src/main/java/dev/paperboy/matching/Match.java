package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;

/**
 * A paper that fits a topic.
 *
 * @param score how well, comparable over papers and topics of one rule version; higher is better
 * @param evidence why, in the paper's own words
 */
public record Match(Paper paper, Topic topic, double score, Evidence evidence) {}
