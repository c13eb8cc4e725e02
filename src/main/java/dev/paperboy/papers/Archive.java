package dev.paperboy.papers;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A source that can bring the lists of many days in one go, which costs its host fewer questions than a day at a time. */
public interface Archive extends Source {

    /** From so many days on, a back-fill asks for all of them together. */
    int WORTHWHILE_DAYS = 7;

    /**
     * Brings one part of what was announced from one day to another, both included. Parts are as large as the source likes, a paper may
     * come in several of them, and only after the last one is any day complete.
     *
     * @param bookmark where the part before said to go on, be it in another process, on another day, or for a range that ended earlier;
     *     empty at the beginning. One that the source does not know any more leads to the beginning.
     * @throws UnreadableException if the source answered, but in a format that is not known
     * @throws IOException if the source could not be reached or answered with an error; the same bookmark may help later
     */
    Part announcedBetween(LocalDate from, LocalDate to, Optional<String> bookmark) throws IOException;

    /** The remark for a day's status line once the range is complete; empty if there is none. */
    String remark(LocalDate day, int found);

    /**
     * A part of a long answer.
     *
     * @param sightings each on its own announcement day
     * @param skipped entries that could not be read, with their places in this part
     * @param next the bookmark of the next part; empty after the last one
     * @param done which share of the whole is done with this part, from 0 to 1, for a progress bar
     */
    record Part(List<Sighting> sightings, List<Answer.Skipped> skipped, Optional<String> next, double done) {
        public Part {
            sightings = List.copyOf(sightings);
            skipped = List.copyOf(skipped);
        }
    }
}
