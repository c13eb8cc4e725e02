package dev.paperboy.papers;

import java.time.Instant;

/**
 * A paper and the moment at which it came to us, which may be days after its announcement.
 *
 * @param due when the list that announced it was complete: what comes later is late
 */
public record Arrival(Paper paper, Instant at, Instant due) {

    /** A paper of a list that was complete when the day was over. */
    public Arrival(Paper paper, Instant at) {
        this(paper, at, Source.endOf(paper.day()));
    }
}
