package dev.paperboy.delivery;

import java.io.IOException;

/** There is no connection to where mail goes, for a reason that has nothing to do with any one mail. Later may help. */
final class Unreachable extends IOException {
    private static final long serialVersionUID = 1;

    Unreachable(String reason) {
        super(Verdict.oneLine(reason));
    }

    Unreachable(String reason, Throwable cause) {
        super(Verdict.oneLine(reason), cause);
    }
}
