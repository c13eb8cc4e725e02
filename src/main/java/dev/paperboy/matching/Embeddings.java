package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** See {@link Encoder#topics}: one for each question, in their order. */
    List<float[]> topics(Collection<Question> questions);

    /**
     * What a topic's papers are compared with.
     *
     * @param topic the topic's text, as readers follow it
     * @param text with abbreviations written out
     */
    record Question(String topic, String text) {}

    /** The same of those papers for which they are there already. */
    default Map<Long, List<float[]>> knownSentences(Collection<Paper> papers) {
        return sentences(papers);
    }

    /** The keys of those papers whose own vectors are there already. */
    default Set<Long> known(Collection<Paper> papers) {
        return papers.stream().map(Paper::key).collect(Collectors.toSet());
    }
}
