package dev.paperboy.returns;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what one relay posts. */
interface RelayWebhook {

    /**
     * The events in a request.
     *
     * @param header a header of the request by its name
     * @throws Forged if the request does not prove to come from the relay
     * @throws IOException if that cannot be told now, or the body is not what the relay's documentation promises
     */
    List<RelayReport> read(Function<String, Optional<String>> header, byte[] body) throws Forged, IOException;

    /** A request that anybody could have made. */
    final class Forged extends Exception {
        private static final long serialVersionUID = 1;

        Forged(String reason) {
            super(reason);
        }
    }

    /** A request that somebody has recorded must not open the door for ever. Clocks may differ by a quarter of an hour. */
    static void mustBeFresh(Instant signed, Instant now, Duration oldest) throws Forged {
        if (signed.isBefore(now.minus(oldest)) || signed.isAfter(now.plus(Duration.ofMinutes(15)))) {
            throw new Forged("It was signed at " + signed + ", which is too long ago or still to come");
        }
    }
}
