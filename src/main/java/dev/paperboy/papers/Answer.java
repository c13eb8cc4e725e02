package dev.paperboy.papers;

import java.util.List;

/**
 * What a source answered: the entries that could be read, those that could not, and what the source itself says of the day.
 *
 * @param sightings in the source's order
 * @param skipped one line for each entry that was left out
 * @param note a remark for the day's status line, such as {@code no list on weekends}; empty if there is none
 * @param unchanged whether the source said that its list is still the one that was {@linkplain Source#kept stored}
 * @param partial whether more is known to be on the list than could be had now: what came is stored, and the day is asked for again
 */
public record Answer(List<Sighting> sightings, List<Skipped> skipped, String note, boolean unchanged, boolean partial) {

    public Answer {
        sightings = List.copyOf(sightings);
        skipped = List.copyOf(skipped);
    }

    /** A list that was read. */
    public Answer(List<Sighting> sightings, List<Skipped> skipped, String note) {
        this(sightings, skipped, note, false, false);
    }

    /** Still the list that was stored. */
    public static Answer ofNoChange() {
        return new Answer(List.of(), List.of(), "", true, false);
    }

    /** The same list, of which something is still to be had. */
    public Answer asPart() {
        return new Answer(sightings, skipped, note, unchanged, true);
    }

    /**
     * An entry that could not be read.
     *
     * @param position its place in the source's answer, from 1
     * @param reason what is wrong with it, for the operator
     */
    public record Skipped(int position, String reason) {}
}
