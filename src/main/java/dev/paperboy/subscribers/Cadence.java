package dev.paperboy.subscribers;

/** How often a digest comes. */
public enum Cadence {
    DAILY,
    WEEKDAYS,
    WEEKLY
}
