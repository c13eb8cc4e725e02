package dev.paperboy.matching;

import java.util.List;

/**
 * Turns text into vectors whose inner products tell how near two texts are in meaning. The same text gives the same vector,
 * whatever is encoded beside it. Safe for several threads.
 */
public interface Encoder {

    /** The models with their versions: vectors of different names must not be compared. */
    String name();

    /** One vector for each paper's title and abstract: for each model one of length 1, one after the other. */
    List<float[]> papers(List<String> texts);

    /** One vector for each topic, shaped as those of the papers. */
    List<float[]> topics(List<String> texts);

    /** One vector of length 1 for each sentence, to be compared with the first {@link #sentenceSize} numbers of a topic's. */
    List<float[]> sentences(List<String> texts);

    /** How many numbers a sentence's vector has. */
    int sentenceSize();
}
