package dev.paperboy.http;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks other hosts: says who is asking, takes no longer and no more than the settings allow, and follows redirects only to where the
 * caller trusts. Blocks; may be used by several threads.
 */
@Singleton
public final class PoliteClient {

    private static final Logger LOG = Logger.getLogger(PoliteClient.class);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 3;

    private final HttpClient client;
    private final HttpSettings settings;
    private final InstantSource clock;
    private final String agent;

    public PoliteClient(
            HttpSettings settings,
            @ConfigProperty(name = "quarkus.application.version") String version,
            InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.agent = "Paperboy/" + version + " (+" + settings.contact() + ")";
        // A few requests a day gain nothing from HTTP/2, and 1.1 has fewer ways to fail.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Gets what is at an address.
     *
     * @param address from our own settings, never from another host's answer
     * @param hosts where redirects may lead besides the address's own origin, over https only
     * @param mediaType what the answer must be, such as {@code application/json}
     * @throws StatusException if the status is not 200
     * @throws IOException if the host was not reached, was too slow, sent too much, something else or not all
     */
    public Reply get(URI address, Set<String> hosts, String mediaType) throws IOException {
        return get(address, hosts, Set.of(mediaType));
    }

    /** The same, where the answer may be of one of several media types. */
    public Reply get(URI address, Set<String> hosts, Set<String> mediaTypes) throws IOException {
        long end = System.nanoTime() + settings.deadline().toNanos();
        var from = address;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var response = exchange(from, mediaTypes, end);
            if (!REDIRECTS.contains(response.statusCode())) {
                return accepted(response, mediaTypes);
            }
            from = target(response, address, hosts);
        }
        throw new IOException(address.getHost() + " redirects more than " + MOST_REDIRECTS + " times");
    }

    private HttpResponse<byte[]> exchange(URI from, Set<String> mediaTypes, long end) throws IOException {
        var request = HttpRequest.newBuilder(from)
                .header("User-Agent", agent)
                .header("Accept", String.join(", ", new TreeSet<>(mediaTypes)))
                .header("Accept-Encoding", "gzip")
                .build();
        var answer = client.sendAsync(request, info -> new CappedBody(largest()));
        try {
            // Not HttpRequest.timeout: that one ends with the headers, and a host that drips its body would hold us for
            // ever.
            return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException(
                    from.getHost() + " did not answer within "
                            + settings.deadline().toSeconds() + " s",
                    e);
        } catch (ExecutionException e) {
            throw new IOException(from.getHost() + " could not be asked: " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while asking " + from.getHost());
        } finally {
            // Hangs up if the answer is not complete by now, and does nothing otherwise.
            answer.cancel(true);
        }
    }

    /** The JDK's exceptions for an unknown host or a refused connection carry no message. */
    private static String reason(ExecutionException e) {
        var cause = Objects.requireNonNullElse(e.getCause(), e);
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    }

    private static URI target(HttpResponse<?> response, URI asked, Set<String> hosts) throws IOException {
        var text = response.headers().firstValue("Location").orElse("");
        URI to;
        try {
            to = response.uri().resolve(text);
        } catch (IllegalArgumentException e) {
            throw new IOException(asked.getHost() + " redirects to what is no address", e);
        }
        if (sameOrigin(to, asked) || (isPlainHttps(to) && hosts.contains(to.getHost()))) {
            return to;
        }
        throw new IOException(asked.getHost() + " redirects to " + to.getScheme() + "://" + to.getAuthority()
                + ", which is not among its hosts");
    }

    private static boolean sameOrigin(URI one, URI other) {
        return Objects.equals(one.getScheme(), other.getScheme())
                && Objects.equals(one.getHost(), other.getHost())
                && one.getPort() == other.getPort();
    }

    private static boolean isPlainHttps(URI address) {
        return "https".equals(address.getScheme())
                && address.getHost() != null
                && (address.getPort() == -1 || address.getPort() == 443);
    }

    private Reply accepted(HttpResponse<byte[]> response, Set<String> mediaTypes) throws IOException {
        var host = response.uri().getHost();
        if (response.statusCode() != 200) {
            throw new StatusException(host, response.statusCode(), RetryAfter.of(response.headers(), clock.instant()));
        }
        var type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        // Front pages of proxies and of hosts under repair come with status 200 too.
        if (!mediaTypes.contains(type.replaceFirst(";.*", "").strip())) {
            throw new IOException(host + " answered with \"" + type + "\" instead of "
                    + String.join(" or ", new TreeSet<>(mediaTypes)));
        }
        var body = unpacked(response, host);
        LOG.debugf("Asked address=%s bytes=%d", response.uri(), body.length);
        return new Reply(response.statusCode(), response.headers(), body);
    }

    private byte[] unpacked(HttpResponse<byte[]> response, String host) throws IOException {
        var encoding = response.headers()
                .firstValue("Content-Encoding")
                .orElse("identity")
                .toLowerCase(Locale.ROOT);
        if (encoding.equals("identity")) {
            return response.body();
        }
        if (!encoding.equals("gzip")) {
            throw new IOException(host + " answered in an encoding that was not asked for: " + encoding);
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            var body = in.readNBytes(largest());
            if (in.read() >= 0) {
                throw new IOException("unpacked, the answer is larger than " + largest() + " bytes");
            }
            return body;
        } catch (IOException e) {
            throw new IOException(host + " sent what cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private int largest() {
        return Math.toIntExact(settings.largestAnswer().asLongValue());
    }
}
