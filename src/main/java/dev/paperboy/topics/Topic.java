package dev.paperboy.topics;

import java.util.List;

/**
 * One interest: free text, with words or phrases that must or must not occur.
 *
 * @param text as the reader typed it, white space normalised; two topics with the same text are the same topic
 * @param about the free text that papers are compared with; empty if there are only must-words
 * @param must words or phrases, each of which must occur
 * @param not words or phrases, none of which may occur
 */
public record Topic(String text, String about, List<String> must, List<String> not) {

    /** Longest text that is taken, in characters. */
    public static final int MAX_LENGTH = 500;

    public Topic {
        must = List.copyOf(must);
        not = List.copyOf(not);
    }

    /**
     * Reads what a reader typed: {@code +word} and {@code +"a phrase"} must occur, {@code -word}, {@code -"a phrase"} and
     * {@code NOT word} must not, the rest is free text. A quote that is not closed ends with the text; a hyphen inside a word is a
     * hyphen.
     *
     * @throws IllegalArgumentException with a sentence for the reader, if the text is empty, too long, or says only what is not wanted
     */
    public static Topic parse(String text) {
        return TopicReader.read(text);
    }
}
