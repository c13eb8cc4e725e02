/**
 * The order of the day: who is due, planning, catching up, the scheduler's tasks. Uses all above but {@code http} and
 * {@code papers.sources}. Begin with {@code Day}.
 */
@NullMarked
package dev.paperboy.daily;

import org.jspecify.annotations.NullMarked;
