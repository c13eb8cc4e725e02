package dev.paperboy.http;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A host was not asked, because it wants to be left alone or failed too often. */
public final class RestingException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final Instant until;

    RestingException(String host, String reason, Instant until) {
        super(host + " " + reason + " and is left alone until " + MINUTE.format(until) + " UTC");
        this.until = until;
    }

    /** When it may be asked again. */
    public Instant until() {
        return until;
    }
}
