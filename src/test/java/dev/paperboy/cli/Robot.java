package dev.paperboy.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What asks for pages and is no reader: from one machine, over a few connections, without cookies and without following redirects. */
final class Robot implements AutoCloseable {

    private static final int AT_ONCE = 4;

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();

    /** What a gateway does: asks whether it is there, and fetches it. */
    void open(Collection<URI> links) {
        all(links, link -> {
            send("HEAD", HttpRequest.newBuilder(link).method("HEAD", BodyPublishers.noBody()));
            send("GET", HttpRequest.newBuilder(link));
            return link;
        });
    }

    /** One click, in one of the two forms that RFC 8058 (3.1) has a mailbox provider choose from; returns how long each took. */
    List<Duration> click(Collection<URI> links) {
        return all(links, link -> {
            var begin = System.nanoTime();
            send("POST", link.hashCode() % 2 == 0 ? urlEncoded(link) : multipart(link));
            return Duration.ofNanos(System.nanoTime() - begin);
        });
    }

    private static HttpRequest.Builder urlEncoded(URI link) {
        return HttpRequest.newBuilder(link)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"));
    }

    private static HttpRequest.Builder multipart(URI link) {
        return HttpRequest.newBuilder(link)
                .header("Content-Type", "multipart/form-data; boundary=b1")
                .POST(
                        BodyPublishers.ofString(
                                "--b1\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b1--\r\n"));
    }

    /** How many answers of each kind there were: {@code GET 200}. An answer that sets a cookie is of another kind. */
    Map<String, Long> answers() {
        return answers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .sum()));
    }

    private void send(String method, HttpRequest.Builder request) {
        try {
            HttpResponse<Void> response = client.send(
                    request.timeout(Duration.ofSeconds(60))
                            .header("User-Agent", "Mozilla/5.0 (compatible; LinkScanner/1.0)")
                            .build(),
                    BodyHandlers.discarding());
            var cookie = response.headers().firstValue("Set-Cookie").isPresent() ? " with a cookie" : "";
            answers.computeIfAbsent(method + " " + response.statusCode() + cookie, kind -> new LongAdder())
                    .increment();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private <T, R> List<R> all(Collection<T> items, Function<T, R> work) {
        var done = items.stream()
                .map(item -> threads.submit(() -> work.apply(item)))
                .toList();
        return done.stream()
                .map(future -> {
                    try {
                        return future.get();
                    } catch (InterruptedException | ExecutionException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
