package dev.paperboy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service: it comes up, does the demo's day by itself, and a command works beside it. */
final class ServiceIT {

    private final Path directory;
    private final PackagedJar paperboy;
    private final int port = freePort();
    private final Process service;

    ServiceIT(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.paperboy = new PackagedJar(directory)
                .with("QUARKUS_HTTP_PORT", Integer.toString(port))
                .with("PAPERBOY_DAILY_DEMO", "true")
                .with("PAPERBOY_DEV_MAIL", "true");
        this.service = paperboy.start(log(), directory.resolve("err.txt"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        service.destroy();
        assertThat(service.waitFor(15, TimeUnit.SECONDS)).as("stops when told").isTrue();
    }

    @Test
    void fiveReadersGetDifferentDigests() throws Exception {
        waitFor(() -> log("Serving pages="));

        assertThat(get("/"))
                .contains("Get trending papers in your email inbox!")
                .contains("40 papers");
        try (var mails = Files.list(directory.resolve("data/mail"))) {
            var subjects = mails.map(ServiceIT::subject).toList();
            assertThat(subjects).hasSize(5).doesNotHaveDuplicates();
        }
        assertThat(get("/dev/mail")).contains("lena@example.org");
        assertThat(paperboy.run("outbox").out()).containsPattern("SENT +5");
        assertThat(get("/q/health/ready")).contains("UP");
    }

    private static String subject(Path mail) {
        try {
            return Files.readString(mail).replaceAll("(?s).*?\r\nSubject: (.*?)\r\n(?! ).*", "$1");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path log() {
        return directory.resolve("out.txt");
    }

    private boolean log(String text) {
        try {
            return Files.readString(log()).contains(text);
        } catch (IOException e) {
            return false;
        }
    }

    /** Another process is waited for: there is nothing to be told by, so its log is read now and then, for two minutes at most. */
    private void waitFor(BooleanSupplier condition) throws InterruptedException, IOException {
        for (int i = 0; i < 1200 && !condition.getAsBoolean() && service.isAlive(); i++) {
            service.waitFor(100, TimeUnit.MILLISECONDS);
        }
        assertThat(condition.getAsBoolean()).as(Files.readString(log())).isTrue();
    }

    private String get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
