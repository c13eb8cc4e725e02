package dev.paperboy.returns;

import java.time.LocalDate;

/**
 * Whose mail came back.
 *
 * @param mailedOn the day (UTC) on which the mail was queued
 */
record ReturnToken(long subscriberId, LocalDate mailedOn) {}
