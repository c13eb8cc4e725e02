package dev.paperboy.papers;

import java.util.OptionalInt;

/**
 * The attention a source counted; empty where the source does not count.
 *
 * @param trend attention for its age among papers of all sources, from 0 (none, or none that anybody counted) to 1, see {@link Trend}; known of
 *     papers in an edition only
 */
public record Signals(OptionalInt upvotes, OptionalInt comments, OptionalInt githubStars, double trend) {

    public static final Signals NONE = new Signals(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    /** What a source counted of one paper. */
    public Signals(OptionalInt upvotes, OptionalInt comments, OptionalInt githubStars) {
        this(upvotes, comments, githubStars, 0);
    }

    Signals withTrend(double attention) {
        return new Signals(upvotes, comments, githubStars, attention);
    }
}
