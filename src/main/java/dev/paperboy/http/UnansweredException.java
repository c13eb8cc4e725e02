package dev.paperboy.http;

import java.io.IOException;

/** No whole answer came: no connection, a cut one, or silence. */
final class UnansweredException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean again;

    /** @param again whether asking at once may help; not after a host took all the time that there is */
    UnansweredException(String message, Throwable cause, boolean again) {
        super(message, cause);
        this.again = again;
    }

    boolean again() {
        return again;
    }
}
