package dev.paperboy.http;

import java.io.IOException;

/** An answer was cut off by us; it would be as large the next time. */
final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLargeException(int most) {
        super("the answer is larger than " + most + " bytes");
    }
}
