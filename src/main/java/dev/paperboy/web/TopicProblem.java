package dev.paperboy.web;

import dev.paperboy.topics.TopicException;

/**
 * A line that is no topic, as the form shows it: the text with the spot marked.
 *
 * @param suggestion the whole line as it may have been meant; empty if we have no idea
 */
record TopicProblem(String message, String before, String marked, String after, String suggestion) {

    static TopicProblem of(TopicException e) {
        var text = e.text();
        return new TopicProblem(
                String.valueOf(e.getMessage()),
                text.substring(0, e.from()),
                text.substring(e.from(), e.to()),
                text.substring(e.to()),
                e.suggestion().orElse(""));
    }

    /** Whether a part of the text is marked; to mark all of it would say nothing. Public, or the template does not find it. */
    public boolean isAtASpot() {
        return !marked.isEmpty() && !(before.isEmpty() && after.isEmpty());
    }
}
