package dev.paperboy.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoliteClientTest {

    private static final String JSON = "application/json";

    @Test
    void saysWhoIsAskingAndWhereToComplain() throws IOException {
        try (var host = FakeHost.answering(FakeHost.json("[]"))) {
            var reply = get(host);

            assertThat(new String(reply.body(), UTF_8)).isEqualTo("[]");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.headers().firstValue("Content-Length")).contains("2");
            assertThat(host.asked()).containsExactly("GET /list HTTP/1.1");
            assertThat(host.heads().get(0)).contains("User-Agent: Paperboy/1.2.3 (+https://paperboy.example)\r\n");
        }
    }

    @Test
    void unpacksGzip() throws IOException {
        var packed = FakeHost.gzip("[1, 2]".getBytes(UTF_8));
        try (var host = FakeHost.answering(FakeHost.ok(JSON, packed, "Content-Encoding: gzip"))) {
            assertThat(new String(get(host).body(), UTF_8)).isEqualTo("[1, 2]");
        }
    }

    @Test
    void doesNotUnpackABomb() throws IOException {
        var bomb = FakeHost.gzip(new byte[TestHttp.LARGEST + 1]);
        assertThat(bomb).hasSizeLessThan(1_000);
        try (var host = FakeHost.answering(FakeHost.ok(JSON, bomb, "Content-Encoding: gzip"))) {
            assertThatIOException().isThrownBy(() -> get(host)).withMessageContaining("larger than 200000 bytes");
        }
    }

    @Test
    void hangsUpOnAnAnswerThatIsTooLarge() throws IOException {
        try (var host = FakeHost.answering(FakeHost.ok(JSON, new byte[10_000_000]))) {
            assertThatIOException().isThrownBy(() -> get(host)).withMessageContaining("larger than 200000 bytes");
        }
    }

    @Test
    void refusesAnEncodingItDidNotAskFor() throws IOException {
        try (var host = FakeHost.answering(FakeHost.ok(JSON, new byte[1], "Content-Encoding: br"))) {
            assertThatIOException().isThrownBy(() -> get(host)).withMessageContaining("br");
        }
    }

    @Test
    void endsADrip() throws IOException {
        try (var host = FakeHost.answering(FakeHost.drip())) {
            assertThatIOException()
                    .isThrownBy(() -> TestHttp.impatient().get(host.address(), Set.of(), JSON))
                    .withMessage("localhost did not answer within 1 s");
        }
    }

    @Test
    void noticesThatTheEndIsMissing() throws IOException {
        var cut = FakeHost.cut("[{\"paper\":");
        try (var host = FakeHost.answering(cut, cut, cut)) {
            assertThatIOException()
                    .isThrownBy(() -> get(host))
                    .withMessageStartingWith("localhost could not be asked: ");
        }
    }

    @Test
    void noticesThatTheEndOfAPackedAnswerIsMissing() throws IOException {
        var whole = FakeHost.gzip("[1, 2, 3, 4, 5]".getBytes(UTF_8));
        var half = Arrays.copyOf(whole, whole.length / 2);
        try (var host = FakeHost.answering(FakeHost.ok(JSON, half, "Content-Encoding: gzip"))) {
            assertThatIOException().isThrownBy(() -> get(host)).withMessageContaining("cannot be unpacked");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After: 120                           | 120",
                "Retry-After: Wed, 29 Jul 2026 12:01:30 GMT | 90",
                "Retry-After: Wed, 29 Jul 2026 11:00:00 GMT | 0",
                "Retry-After: 999999999                     | 86400",
                "RateLimit: \"api\";r=0;t=42                | 42",
            })
    void tellsHowLongToWaitAfter429(String header, long seconds) throws IOException {
        try (var host = FakeHost.answering(FakeHost.status("429 Too Many Requests", header))) {
            assertThatThrownBy(() -> get(host))
                    .asInstanceOf(type(StatusException.class))
                    .satisfies(e -> assertThat(e.status()).isEqualTo(429))
                    .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(seconds)))
                    .satisfies(
                            e -> assertThat(e).hasMessage("localhost answered 429 and asks to wait " + seconds + " s"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"400 Bad Request", "404 Not Found", "503 Service Unavailable", "201 Created"})
    void everyStatusBut200IsAFailureWithItsNumber(String status) throws IOException {
        var answer = FakeHost.status(status, "Retry-After: soon");
        try (var host = FakeHost.answering(answer, answer, answer)) {
            assertThatThrownBy(() -> get(host))
                    .asInstanceOf(type(StatusException.class))
                    .satisfies(e -> assertThat(status).startsWith(e.status() + " "))
                    .satisfies(e -> assertThat(e.retryAfter()).isEmpty());
        }
    }

    @Test
    void refusesAPageThatCallsItselfSuccess() throws IOException {
        try (var host = FakeHost.answering(FakeHost.ok("text/html", "<h1>Back soon</h1>".getBytes(UTF_8)))) {
            assertThatIOException()
                    .isThrownBy(() -> get(host))
                    .withMessage("localhost answered with \"text/html\" instead of application/json");
        }
    }

    @Test
    void followsARedirectWithinTheOrigin() throws IOException {
        try (var host = FakeHost.answering(FakeHost.redirect("/moved?to=here"), FakeHost.json("[7]"))) {
            assertThat(new String(get(host).body(), UTF_8)).isEqualTo("[7]");
            assertThat(host.asked()).containsExactly("GET /list HTTP/1.1", "GET /moved?to=here HTTP/1.1");
        }
    }

    @Test
    void givesUpAfterThreeRedirects() throws IOException {
        var again = FakeHost.redirect("/again");
        try (var host = FakeHost.answering(again, again, again, again, FakeHost.json("[]"))) {
            assertThatIOException().isThrownBy(() -> get(host)).withMessage("localhost redirects more than 3 times");
            assertThat(host.asked()).hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "https://127.0.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "https://169.254.169.254/",
                "http://huggingface.co/",
                "https://huggingface.co:8443/",
                "https://huggingface.co@evil.example/",
                "file:///etc/passwd",
                "//[::1]/",
                "http://localhost/",
                "%%%%",
            })
    void refusesARedirectToAnywhereElse(String target) throws IOException {
        try (var inside = FakeHost.answering(FakeHost.json("[]"));
                var host = FakeHost.answering(
                        FakeHost.redirect(target.formatted(inside.address().getPort())))) {
            assertThatIOException()
                    .isThrownBy(() -> get(host))
                    .withMessageMatching("localhost redirects to (.* not among its hosts|what is no address)");
            assertThat(inside.asked()).isEmpty();
        }
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        var host = FakeHost.answering();
        host.close();

        assertThatIOException().isThrownBy(() -> get(host)).withMessageStartingWith("localhost could not be asked: ");
    }

    private static Reply get(FakeHost host) throws IOException {
        return TestHttp.client().get(URI.create(host.address() + "/list"), Set.of("huggingface.co"), JSON);
    }
}
