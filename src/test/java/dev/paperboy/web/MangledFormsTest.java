package dev.paperboy.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.subscribers.Links;
import dev.paperboy.subscribers.Subscriber;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that no browser sends: whoever sends them is told, and the operator has nothing to look at. */
@QuarkusTest
@TestProfile(WebProfile.class)
class MangledFormsTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PART = "--b\r\nContent-Disposition: form-data; name=\"links\"\r\n";

    @Inject
    Samples samples;

    @Inject
    Links links;

    @ConfigProperty(name = "quarkus.http.body.uploads-directory")
    String uploads;

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Handler recorder = new Handler() {
        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger(Failures.class.getName()).addHandler(recorder);
    }

    @AfterEach
    void listenNoMore() {
        Logger.getLogger(Failures.class.getName()).removeHandler(recorder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"own=%zz", "own=a%", "%zz=a"})
    void anEscapeThatIsNoneIsRefusedByEveryForm(String body) throws IOException {
        var preferences = preferences();
        for (var path : List.of(
                "/subscribe",
                "/subscribe/preview",
                preferences,
                preferences + "/preview",
                preferences + "/pause",
                preferences + "/back",
                links.taste(reader(), "arxiv:2607.00001", true).getRawPath())) {
            isRefused(path, FORM, body);
        }
    }

    @Test
    void aCharsetThatIsNoneIsRefused() throws IOException {
        isRefused("/subscribe", FORM + "; charset=klingon", "own=%C3%A4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no part at all",
                PART,
                PART + "\r\nhttps://arxiv.org/abs/2607.0",
                PART + "Content-Type: text/plain; charset=klingon\r\n\r\nfoo\r\n--b--\r\n",
                PART + "Content-Transfer-Encoding: base64\r\n\r\n=!=\r\n--b--\r\n"
            })
    void anUploadThatIsCutOrGarbledIsRefused(String body) throws IOException {
        isRefused(preferences() + "/library", "multipart/form-data; boundary=b", body);
    }

    @Test
    void anUploadWithAnEmptyBoundaryIsRefused() throws IOException {
        isRefused(preferences() + "/library", "multipart/form-data; boundary=", PART + "\r\nfoo\r\n--b--\r\n");
    }

    /** Nothing can be found in it, so that it is as if nothing had been pasted. */
    @Test
    void anUploadWithoutABoundaryBringsNothing() throws IOException {
        var answer = send(preferences() + "/library", "multipart/form-data", PART + "\r\nfoo\r\n--b--\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Please paste a link");
        assertThat(records).isEmpty();
    }

    @Test
    void anUploadThatWeCannotStoreIsOurFailure() throws IOException {
        var path = preferences() + "/library";
        var away = Path.of(uploads + "-away");
        Files.move(Path.of(uploads), away);
        Files.createFile(Path.of(uploads));
        try {
            var file =
                    "--b\r\nContent-Disposition: form-data; name=\"library\"; filename=\"a.bib\"\r\n\r\nfoo\r\n--b--\r\n";
            assertThat(send(path, "multipart/form-data; boundary=b", file)).startsWith("HTTP/1.1 500 ");
        } finally {
            Files.delete(Path.of(uploads));
            Files.move(away, Path.of(uploads));
        }
        assertThat(records).hasSize(1);
    }

    private Subscriber reader() {
        return samples.reader("mangled-form@example.org");
    }

    private String preferences() {
        return links.preferences(reader()).getRawPath();
    }

    private void isRefused(String path, String type, String body) throws IOException {
        var answer = send(path, type, body);

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("<h1>This did not work</h1>");
        assertThat(records).isEmpty();
    }

    /** As it is, without a client that would mend it. */
    private static String send(String path, String type, String body) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                                    + type + "\r\nContent-Length: " + bytes.length + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
