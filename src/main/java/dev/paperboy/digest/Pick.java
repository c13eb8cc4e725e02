package dev.paperboy.digest;

import dev.paperboy.matching.Match;

/**
 * A paper that a digest shows.
 *
 * @param match the topic it was picked for, and the evidence
 * @param late whether it should have been in an earlier digest
 */
public record Pick(Match match, boolean late) {}
