package dev.paperboy.matching;

import java.util.List;

/**
 * What a person can check in the paper itself.
 *
 * @param words words of the topic that occur in the title or abstract, as they stand there; may be empty
 * @param sentences whole sentences of the abstract, at most three and in its order, that carry the match; empty only if there is
 *     no abstract
 */
public record Evidence(List<String> words, List<String> sentences) {

    public Evidence {
        words = List.copyOf(words);
        sentences = List.copyOf(sentences);
    }
}
