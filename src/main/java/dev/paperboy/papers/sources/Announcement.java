package dev.paperboy.papers.sources;

import dev.paperboy.papers.Sighting;

/**
 * One paper in arXiv's announcement of one category.
 *
 * @param version of the paper, 1 for a new one; 0 if arXiv did not say
 */
record Announcement(Kind kind, int version, Sighting sighting) {

    /** What the paper is to the category that was asked for: new in cs.CL, it is a cross-list in cs.AI. The best news first. */
    enum Kind {
        NEW,
        CROSS,
        REPLACE,
        REPLACE_CROSS
    }
}
