package dev.paperboy.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The part of storing that needs no database, for benchmarks. */
public final class Merging {

    private Merging() {}

    /** Puts reports into rows and these into works; returns how many works there are. */
    public static int works(List<Sighting> sightings) {
        var origin = new Origin("arxiv", LocalDate.EPOCH);
        var reports =
                sightings.stream().map(sighting -> Named.of(sighting, origin)).toList();
        int works = 0;
        for (var slice : Slices.of(reports)) {
            works += Grouping.of(Rows.of(List.of(), slice, Instant.EPOCH)).size();
        }
        return works;
    }
}
