/**
 * One subscriber's issue: which papers and why, and the history of what was shown. Uses {@code papers}, {@code topics},
 * {@code matching}, {@code subscribers} and {@code database}. Begin with {@link dev.paperboy.digest.Composer}.
 */
@NullMarked
package dev.paperboy.digest;

import org.jspecify.annotations.NullMarked;
