package dev.paperboy.matching;

import java.util.List;

/**
 * What a paper means.
 *
 * @param whole the vector of title and abstract
 * @param sentences the vectors of the title and of each sentence of the abstract, see {@link PaperText#sentences}
 */
record PaperVectors(float[] whole, List<float[]> sentences) {

    PaperVectors {
        sentences = List.copyOf(sentences);
    }

    PaperVectors from(Background background) {
        return new PaperVectors(
                background.from(whole), sentences.stream().map(background::from).toList());
    }

    /** The nearest sentence's cosine; only for vectors that are seen from the background. */
    double passage(float[] direction) {
        return sentences.stream()
                .mapToDouble(sentence -> Background.nearness(direction, sentence))
                .max()
                .orElse(0);
    }
}
