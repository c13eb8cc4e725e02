package dev.paperboy.http;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Hosts that count requests together, and what they ask of us.
 *
 * @param name by which it is known
 * @param pause from the end of one request to the beginning of the next
 * @param restAfterRefusal how long it is left alone after a 429 that does not say how long
 */
record HostGroup(String name, Duration pause, Duration restAfterRefusal) {

    /**
     * One request every three seconds over one connection, counted over API, feeds and OAI-PMH together (arXiv's Terms of Use for
     * APIs). A 429 comes without Retry-After, and asking on prolongs it.
     */
    private static final HostGroup ARXIV = new HostGroup("arxiv", Duration.ofSeconds(3), Duration.ofMinutes(10));

    /** One server with two names; it states no limit. */
    private static final HostGroup BIORXIV = new HostGroup("biorxiv", Duration.ofSeconds(1), Duration.ofMinutes(5));

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
                address.getPort() < 0 ? host : host + ":" + address.getPort(), pause, Duration.ofMinutes(1));
    }
}
