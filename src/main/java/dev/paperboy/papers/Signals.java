package dev.paperboy.papers;

import java.util.OptionalInt;

/** The attention a source counted; empty where the source does not count. */
public record Signals(OptionalInt upvotes, OptionalInt comments, OptionalInt githubStars) {

    public static final Signals NONE = new Signals(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
}
