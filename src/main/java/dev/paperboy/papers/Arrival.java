package dev.paperboy.papers;

import java.time.Instant;

/** A paper and the moment at which it came to us, which may be days after its announcement. */
public record Arrival(Paper paper, Instant at) {}
