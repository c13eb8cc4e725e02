package dev.paperboy.topics;

import java.util.Objects;
import java.util.Optional;

/** What was typed is no topic, and why: for the person who typed it. */
public final class TopicException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String text;
    private final int from;
    private final int to;
    private final String suggestion;

    TopicException(String message, String text, int from, int to, String suggestion) {
        super(message);
        this.text = text;
        this.from = from;
        this.to = to;
        this.suggestion = suggestion;
    }

    /** A trouble with the whole text. */
    TopicException(String message, String text) {
        this(message, text, 0, text.length(), "");
    }

    /** The same trouble with another suggestion; the same one if the suggestion is. */
    TopicException suggesting(String better) {
        return better.equals(suggestion)
                ? this
                : new TopicException(
                        Objects.requireNonNull(getMessage(), "The constructor sets it"), text, from, to, better);
    }

    /** What was typed, white space normalised; shortened if it is very long. */
    public String text() {
        return text;
    }

    /** Where in {@link #text} the trouble begins. */
    public int from() {
        return from;
    }

    /** Where it ends. */
    public int to() {
        return to;
    }

    /** The whole text as it may have been meant. */
    public Optional<String> suggestion() {
        return suggestion.isEmpty() ? Optional.empty() : Optional.of(suggestion);
    }

    /** The sentence, the text with carets below the spot, and the suggestion, for a terminal. */
    public String onTerminal() {
        var columns = text.codePointCount(0, from);
        var width = Math.max(1, text.codePointCount(from, to));
        return getMessage() + "\n  " + text + "\n  " + " ".repeat(columns) + "^".repeat(width)
                + suggestion().map(better -> "\nDid you mean:  " + better).orElse("");
    }
}
