package dev.paperboy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.paperboy.database.TestDatabases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** History that is filled with the packaged jar, stopped in the middle and gone on with. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class CollectSinceIT {

    private static final int DAYS = 12;
    private static final Pattern REPORTED = Pattern.compile("(?m)^(\\d{4}-\\d{2}-\\d{2})  Hugging Face");

    @TempDir
    private Path directory;

    private final BlockingQueue<LocalDate> asked = new LinkedBlockingQueue<>();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/daily_papers", this::list);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** One paper a day; like the real one, an empty second page. */
    private void list(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        var day = LocalDate.parse(query.replaceFirst(".*date=([-0-9]+).*", "$1"));
        var first = !query.contains("p=");
        if (first) {
            asked.add(day);
        }
        var body = first
                ? "[{\"paper\":{\"id\":\"26%02d.%05d\",\"title\":\"The paper of %s\",\"summary\":\"Of that day.\",\"upvotes\":1}}]"
                        .formatted(day.getMonthValue(), day.getDayOfMonth(), day)
                : "[]";
        var bytes = body.getBytes(UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Test
    void whatWasStoppedGoesOnWithoutAskingTwiceOrLeavingOut() throws Exception {
        var since = today.minusDays(DAYS);
        var paperboy = new PackagedJar(directory)
                .with("PAPERBOY_HUGGINGFACE_ENABLED", "true")
                .with(
                        "PAPERBOY_HUGGINGFACE_BASE_URL",
                        "http://localhost:" + server.getAddress().getPort());
        var out = directory.resolve("out.txt");

        var first = paperboy.start(out, directory.resolve("err.txt"), "collect", "--since", since.toString());
        var before = new ArrayList<LocalDate>();
        while (before.size() < 5) {
            before.add(asked.poll(60, TimeUnit.SECONDS));
        }
        // Not INT: a shell that runs the tests in the background makes them and their children deaf to it.
        new ProcessBuilder("kill", "-TERM", Long.toString(first.pid())).start().waitFor();
        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isNotZero();
        asked.drainTo(before);
        assertThat(before.size()).isLessThan(DAYS);
        var reported = reported(Files.readString(out));
        assertThat(reported).hasSizeGreaterThanOrEqualTo(3);

        var second = paperboy.run("collect", "--since", since.toString());
        assertThat(second.code()).as(second.err()).isZero();
        var after = List.copyOf(asked);
        asked.clear();

        assertThat(after).doesNotHaveDuplicates().doesNotContainAnyElementsOf(reported);
        assertThat(reported(second.out())).isEqualTo(after);
        // A day that was stored when the process was stopped need not have been reported: the papers tell.
        assertThat(collected())
                .containsExactlyElementsOf(since.datesUntil(today.plusDays(1)).toList());

        // Only today's list, which still grows.
        var third = paperboy.run("collect", "--since", since.toString());
        assertThat(third.out()).contains("asked 1 times, 0 papers new, 0 questions failed");
        assertThat(asked).containsExactly(today);
    }

    /** The days of the papers that are stored, one for each paper. */
    private List<LocalDate> collected() {
        try (var database = TestDatabases.onDisk(directory.resolve("data"), 2)) {
            return database.read(handle -> handle.createQuery("select first_day from paper order by first_day")
                    .mapTo(LocalDate.class)
                    .list());
        }
    }

    private static List<LocalDate> reported(String out) {
        return REPORTED.matcher(out)
                .results()
                .map(found -> LocalDate.parse(found.group(1)))
                .collect(Collectors.toList());
    }
}
