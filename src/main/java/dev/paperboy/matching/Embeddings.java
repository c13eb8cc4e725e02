package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The vectors of papers, by the papers' keys. Safe for several threads. */
public interface Embeddings {

    /** What a paper is embedded as. */
    static String text(Paper paper) {
        return PaperText.toEmbed(paper);
    }

    /** See {@link Encoder#papers}. */
    Map<Long, float[]> papers(Collection<Paper> papers);

    /** See {@link Encoder#sentences}: for each paper those of the sentences of its abstract. */
    Map<Long, List<float[]>> sentences(Collection<Paper> papers);
}
