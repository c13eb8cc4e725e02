package dev.paperboy.topics;

/**
 * A place in a topic that is read in a way that its writer may not have meant.
 *
 * @param message how it is read, in a sentence for that person
 * @param text the topic's text
 * @param from where the place begins
 * @param to where it ends
 * @param suggestion the whole text as it may have been meant
 */
public record TopicHint(String message, String text, int from, int to, String suggestion) {}
