package dev.paperboy.http;

import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * By which a host knows the version of an answer (RFC 9110, 8.8).
 *
 * @param etag as it was sent, weak ones included: they are enough for asking whether there is something new
 * @param lastModified as it was sent; a date that is made anew would not always be the same
 */
record Validators(Optional<String> etag, Optional<String> lastModified) {

    private static final int LONGEST_ETAG = 500;
    private static final int LONGEST_DATE = 100;

    /** Those of an answer. What is too long to be kept, or could not be sent back as a header, is left out. */
    static Validators of(HttpHeaders headers) {
        return new Validators(
                headers.firstValue("ETag").filter(text -> isSendable(text, LONGEST_ETAG)),
                headers.firstValue("Last-Modified").filter(text -> isSendable(text, LONGEST_DATE)));
    }

    boolean isEmpty() {
        return etag.isEmpty() && lastModified.isEmpty();
    }

    private static boolean isSendable(String text, int longest) {
        return text.length() <= longest && text.matches("[ -~]+");
    }
}
