package dev.paperboy.papers;

import java.io.IOException;

/** A source answered as if all were well, but in another format than the one we know. Asking again will hardly help, a person may. */
public final class UnreadableException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message what came instead */
    public UnreadableException(String message) {
        super(message);
    }
}
