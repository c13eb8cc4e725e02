/**
 * Which papers fit which topic, how well, and the evidence a person can check. Uses {@code papers}, {@code topics} and,
 * to keep vectors, {@code database}. Begin with {@link dev.paperboy.matching.Matcher}.
 */
@NullMarked
package dev.paperboy.matching;

import org.jspecify.annotations.NullMarked;
