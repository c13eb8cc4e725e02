package dev.paperboy.subscribers;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The address at which readers reach the pages. Paths are added to it, and it goes into headers: so it is ASCII, and ends with a path. */
public final class SiteAddress {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>\\[[0-9a-fA-F:.]+]|[^\\[\\]@:]+)(?<port>:\\d{1,5})?");

    private final URI base;
    private final String host;

    private SiteAddress(URI base, String host) {
        this.base = base;
        this.host = host;
    }

    /** @throws IllegalArgumentException if no link could begin so; the message quotes it */
    public static SiteAddress parse(String typed) {
        try {
            var uri = new URI(typed.strip());
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            var authority = AUTHORITY.matcher(String.valueOf(uri.getAuthority()));
            if (!scheme.matches("https?")
                    || uri.getAuthority() == null
                    || !authority.matches()
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null) {
                throw new IllegalArgumentException("scheme, host, and perhaps a port and a path are wanted");
            }
            var typedHost = authority.group("host");
            var host = typedHost.startsWith("[") ? typedHost : DomainName.ascii(typedHost);
            var port = authority.group("port") == null ? "" : authority.group("port");
            var path = URI.create(uri.getRawPath()).toASCIIString();
            return new SiteAddress(
                    URI.create(scheme + "://" + host + port + (path.endsWith("/") ? path : path + "/")), host);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "paperboy.site.base-url must be an address such as https://papers.example.org, not \"" + typed
                            + "\": " + e.getMessage(),
                    e);
        }
    }

    /** With a slash at its end. */
    URI base() {
        return base;
    }

    /** Whether only who sits at this machine reaches it. */
    public boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    /** As one-click unsubscribing wants it (RFC 8058, 3.1). */
    public boolean isHttps() {
        return base.getScheme().equals("https");
    }
}
