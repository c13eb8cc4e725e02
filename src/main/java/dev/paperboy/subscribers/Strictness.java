package dev.paperboy.subscribers;

/** How sure the choice must be before a paper takes a reader's time. */
public enum Strictness {
    /** Rather one too many. */
    LOOSE,
    /** Neither. */
    BALANCED,
    /** Rather one too few. */
    STRICT
}
