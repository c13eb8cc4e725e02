package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import java.util.List;

/**
 * The papers that were there before: they tell how rare a word is and what resembles what, which a single day cannot. Safe for
 * several threads.
 */
public interface Archive {

    /** At most a few thousand, each of which was embedded before. */
    List<Paper> papers();
}
