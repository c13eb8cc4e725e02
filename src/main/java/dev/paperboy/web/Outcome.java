package dev.paperboy.web;

import java.util.List;

/**
 * What came of a form on the page of the preferences.
 *
 * @param done what has just been done; empty if the page was only opened
 * @param hints what there is to say of the topics that were saved
 * @param wrong whether something typed was wrong and nothing was changed
 * @param until the end of a pause
 * @param links what was pasted to bring papers along; its error may be one of the library beside it
 */
record Outcome(String done, List<TopicProblem> hints, boolean wrong, Field until, Field links) {

    /** What stands in a field, and what is wrong with it; empty if nothing is. */
    record Field(String typed, String error) {}

    private static final Field EMPTY = new Field("", "");

    /** Of a page that was only opened. */
    static final Outcome NONE = new Outcome("", List.of(), false, EMPTY, EMPTY);

    /** The fields of the wishes say what is wrong themselves. */
    static final Outcome WRONG = new Outcome("", List.of(), true, EMPTY, EMPTY);

    static Outcome done(String sentence) {
        return saved(sentence, List.of());
    }

    static Outcome saved(String sentence, List<TopicProblem> hints) {
        return new Outcome(sentence, hints, false, EMPTY, EMPTY);
    }

    static Outcome notPaused(String until, String error) {
        return new Outcome("", List.of(), true, new Field(until, error), EMPTY);
    }

    static Outcome notBrought(String links, String error) {
        return new Outcome("", List.of(), true, EMPTY, new Field(links, error));
    }
}
