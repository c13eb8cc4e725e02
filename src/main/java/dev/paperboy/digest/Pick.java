package dev.paperboy.digest;

import dev.paperboy.matching.Match;

/**
 * A paper that a digest shows.
 *
 * @param match the topic it was picked for, and the evidence; as the reader's taste sees it
 * @param late whether it should have been in an earlier digest
 * @param nextDoor whether it does not fit well enough, and is shown as the one from next door
 */
public record Pick(Match match, boolean late, boolean nextDoor) {

    /** Of a paper that fits. */
    public Pick(Match match, boolean late) {
        this(match, late, false);
    }
}
