package dev.paperboy.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** One request and its answer, as they are on the wire. */
final class Exchange {

    /**
     * How often the JDK's client sends one request. It would send it again at once when a host hangs up without a word, which no pause
     * would come before; whether to ask again is for {@link Guard} to say. The name is that of redirects, which it does not
     * follow for us.
     */
    private static final String ATTEMPTS = "jdk.httpclient.redirects.retrylimit";

    private final HttpClient client;
    private final HttpSettings settings;
    private final String agent;

    Exchange(HttpSettings settings, String agent) {
        this.settings = settings;
        this.agent = agent;
        System.setProperty(ATTEMPTS, "1");
        // A few requests a day gain nothing from HTTP/2, and 1.1 has fewer ways to fail.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    HttpResponse<byte[]> send(URI to, Set<String> mediaTypes, Optional<Validators> stored) throws IOException {
        var answer = client.sendAsync(request(to, mediaTypes, stored), info -> new CappedBody(largest()));
        try {
            // Not HttpRequest.timeout: that one ends with the headers, and a host that drips its body would hold us for
            // ever.
            return answer.get(settings.deadline().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            var seconds = settings.deadline().toSeconds();
            throw new UnansweredException(to.getHost() + " did not answer within " + seconds + " s", e, false);
        } catch (ExecutionException e) {
            var message = to.getHost() + " could not be asked: " + reason(e);
            throw e.getCause() instanceof TooLargeException
                    ? new IOException(message, e)
                    : new UnansweredException(message, e, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while asking " + to.getHost());
        } finally {
            // Hangs up if the answer is not complete by now, and does nothing otherwise.
            answer.cancel(true);
        }
    }

    private HttpRequest request(URI to, Set<String> mediaTypes, Optional<Validators> stored) {
        var request = HttpRequest.newBuilder(to)
                .header("User-Agent", agent)
                .header("Accept", accepted(mediaTypes))
                .header("Accept-Encoding", "gzip");
        stored.flatMap(Validators::etag).ifPresent(etag -> request.header("If-None-Match", etag));
        stored.flatMap(Validators::lastModified).ifPresent(date -> request.header("If-Modified-Since", date));
        return request.build();
    }

    private static String accepted(Set<String> mediaTypes) {
        return mediaTypes.stream().filter(type -> !type.isEmpty()).collect(Collectors.joining(", "));
    }

    /** The JDK's exceptions for an unknown host or a refused connection carry no message. */
    private static String reason(ExecutionException e) {
        var outer = Objects.requireNonNullElse(e.getCause(), e);
        var cause = "Too many retries".equals(outer.getMessage())
                ? Objects.requireNonNullElse(outer.getCause(), outer)
                : outer;
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    }

    int largest() {
        return Math.toIntExact(settings.largestAnswer().asLongValue());
    }
}
