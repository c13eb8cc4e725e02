/**
 * One class and one parser for each place that reports papers. Uses {@code papers} and {@code http}. Begin with a parser,
 * such as {@code DailyPapersJson}, and its saved answers.
 */
@NullMarked
package dev.paperboy.papers.sources;

import org.jspecify.annotations.NullMarked;
