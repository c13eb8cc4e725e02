package dev.paperboy.subscribers;

import java.time.Instant;

/**
 * What a reader said of a paper.
 *
 * @param paperKey the paper's row; that of the survivor if rows were found to be one work
 * @param liked "more like this", or else "not for me"
 * @param at when it was said last
 * @param origin where it was said
 */
public record Rating(long paperKey, boolean liked, Instant at, Origin origin) {

    /** Where a rating was given. */
    public enum Origin {
        /** By a link in a digest. */
        MAIL,
        /** On a page. */
        PAGE,
        /** By a library or a list of links. */
        IMPORT
    }
}
