package dev.paperboy.matching;

import java.util.List;

/** Turns text into vectors of length 1, whose inner product tells how near two texts are in meaning. Safe for several threads. */
public interface Encoder {

    /** The model with its version: vectors of different names must not be compared. */
    String name();

    /** One vector for each text, in their order. The same text gives the same vector. */
    List<float[]> encode(List<String> texts);
}
