package dev.paperboy.cli;

/**
 * A command that works on what is there already. In a wrong directory, or with other settings than the service, it would make an empty
 * database, find nothing in it, and say that all is well: of a bounce, so that the mail server forgets it. So it is refused instead.
 */
interface NeedsDatabase {}
