package dev.paperboy.http;

import java.io.IOException;

/**
 * A host answered as if all were well, but with another kind of thing than was asked for: the front page of a proxy, a page that asks to
 * log in, an error in words.
 */
public final class OtherKindException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String beginning;

    OtherKindException(String message, String beginning) {
        super(message);
        this.beginning = beginning;
    }

    /** The first few hundred characters of what came, as they came; empty if nothing did, or nothing that can be read. */
    public String beginning() {
        return beginning;
    }
}
