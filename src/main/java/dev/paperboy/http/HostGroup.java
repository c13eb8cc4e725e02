package dev.paperboy.http;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Hosts that count requests together, and what they ask of us.
 *
 * @param name by which it is known
 * @param pause from the end of one request to the beginning of the next
 * @param restAfterRefusal how long it is left alone after a 429 that does not say how long
 * @param rush whether it is left alone in the hour after its daily announcement
 */
record HostGroup(String name, Duration pause, Duration restAfterRefusal, boolean rush) {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    /** At 20:00 in New York, which is midnight in UTC for the greater part of the year. */
    private static final int ANNOUNCEMENT = 20;

    /**
     * One request every three seconds over one connection, counted over API, feeds and OAI-PMH together (arXiv's Terms of Use for
     * APIs). A 429 comes without Retry-After, and asking on prolongs it; most come in the hour after midnight UTC.
     */
    private static final HostGroup ARXIV = new HostGroup("arxiv", Duration.ofSeconds(3), Duration.ofMinutes(10), true);

    /** One server with two names; it states no limit. */
    private static final HostGroup BIORXIV =
            new HostGroup("biorxiv", Duration.ofSeconds(1), Duration.ofMinutes(5), false);

    private static final Set<String> BIORXIV_HOSTS = Set.of("api.biorxiv.org", "api.medrxiv.org");

    /** @param pause for hosts of which no rule is known */
    static HostGroup of(URI address, Duration pause) {
        var host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        if (host.equals("arxiv.org") || host.endsWith(".arxiv.org")) {
            return ARXIV;
        }
        if (BIORXIV_HOSTS.contains(host)) {
            return BIORXIV;
        }
        // With its port: two servers on one machine are two hosts.
        return new HostGroup(
                address.getPort() < 0 ? host : host + ":" + address.getPort(), pause, Duration.ofMinutes(1), false);
    }

    /**
     * Until when everybody asks it for what was just announced, if that is now. arXiv answers with 429 then, and has nothing yet that it
     * would not have in the morning.
     */
    Optional<Instant> rushUntil(Instant now) {
        return rush && isRush(now)
                ? Stream.iterate(now.truncatedTo(ChronoUnit.HOURS), hour -> hour.plus(1, ChronoUnit.HOURS))
                        .filter(hour -> !isRush(hour))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isRush(Instant now) {
        return now.atZone(ZoneOffset.UTC).getHour() == 0 || now.atZone(NEW_YORK).getHour() == ANNOUNCEMENT;
    }
}
