package dev.paperboy.papers;

import java.time.LocalDate;

/** A day that a source is to be asked for. */
public record Question(Source source, LocalDate day) {}
