package dev.paperboy.web;

import dev.paperboy.topics.TopicException;
import dev.paperboy.topics.TopicHint;

/**
 * A line that is no topic, or that may have been meant otherwise, as the form shows it: the text with the spot marked. Where all of it is
 * the spot, to mark it would say nothing, but to show it says which of several lines is meant.
 *
 * @param before the text up to the spot; all of it if no spot is marked
 * @param suggestion the whole line as it may have been meant; empty if we have no idea
 */
record TopicProblem(String message, String before, String marked, String after, String suggestion) {

    static TopicProblem of(TopicException e) {
        return of(
                String.valueOf(e.getMessage()),
                e.text(),
                e.from(),
                e.to(),
                e.suggestion().orElse(""));
    }

    static TopicProblem of(TopicHint hint) {
        return of(hint.message(), hint.text(), hint.from(), hint.to(), hint.suggestion());
    }

    private static TopicProblem of(String message, String text, int from, int to, String suggestion) {
        return from == 0 && to == text.length()
                ? new TopicProblem(message, text, "", "", suggestion)
                : new TopicProblem(
                        message, text.substring(0, from), text.substring(from, to), text.substring(to), suggestion);
    }
}
