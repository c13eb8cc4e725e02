/**
 * What a paper is, who reported it, which ones we know, and the editions of announcement days. Uses {@code database}. Begin
 * with {@link dev.paperboy.papers.Paper} and {@link dev.paperboy.papers.Collector}.
 */
@NullMarked
package dev.paperboy.papers;

import org.jspecify.annotations.NullMarked;
