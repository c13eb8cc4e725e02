package dev.paperboy.daily;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.http.ScriptedTime;
import dev.paperboy.http.TestHttp;
import dev.paperboy.papers.Answer;
import dev.paperboy.papers.Collector;
import dev.paperboy.papers.NextTry;
import dev.paperboy.papers.NotNowException;
import dev.paperboy.papers.Papers;
import dev.paperboy.papers.Question;
import dev.paperboy.papers.Source;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.papers.SourceReport.Status;
import dev.paperboy.papers.UnreadableException;
import dev.paperboy.papers.sources.HuggingFaceSettings;
import dev.paperboy.papers.sources.HuggingFaceSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** History that is filled while hosts come and go; the time is scripted, and nobody waits for it. */
final class FillTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 7, 13);
    private static final Instant NIGHT = Instant.parse("2026-07-29T01:00:00Z");
    private static final Duration LEFT_ALONE = Duration.ofMinutes(10);

    private final Database database = TestDatabases.h2();
    private final ScriptedTime time = new ScriptedTime(NIGHT);
    private final List<SourceReport> told = new ArrayList<>();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aHostThatIsDownFor25MinutesCostsNoDayAndHoldsUpNoOther() {
        var flaky = new Host("flaky", NIGHT.plusSeconds(5), NIGHT.plus(Duration.ofMinutes(25)));
        var steady = new Host("steady", Instant.MAX, Instant.MAX);

        fill(time::sleep, flaky, steady);

        assertThat(told).hasSize(20).extracting(SourceReport::status).containsOnly(Status.OK);
        assertThat(told)
                .filteredOn(report -> report.source().equals("flaky"))
                .isSortedAccordingTo((one, other) -> one.day().compareTo(other.day()));
        assertThat(steady.lastAsked).as("does not wait for the other").isBefore(NIGHT.plusSeconds(60));
        assertThat(flaky.asked).as("asks seldom while it is to be left alone").isLessThan(10 + 6);
    }

    @Test
    void aHostThatNeverComesBackIsGivenUpAndEveryDayIsReported() {
        var gone = new Host("gone", NIGHT.plusSeconds(3), Instant.MAX);
        var steady = new Host("steady", Instant.MAX, Instant.MAX);

        fill(time::sleep, gone, steady);

        assertThat(told).hasSize(20);
        assertThat(told)
                .filteredOn(report -> report.source().equals("gone") && report.status() != Status.OK)
                .hasSizeBetween(7, 9)
                .allSatisfy(report -> assertThat(report.status()).isEqualTo(Status.FAILED));
        assertThat(Duration.between(NIGHT, time.instant())).isBetween(Duration.ofHours(2), Duration.ofHours(4));
    }

    @Test
    void whatCannotBeReadIsNotAskedTwice() {
        var changed = new Host("changed", Instant.MAX, Instant.MAX) {
            @Override
            public Answer announcedOn(LocalDate day) throws IOException {
                super.announcedOn(day);
                throw new UnreadableException("other columns");
            }
        };

        fill(time::sleep, changed);

        assertThat(told).hasSize(10).extracting(SourceReport::status).containsOnly(Status.UNREADABLE);
        assertThat(changed.asked).isEqualTo(10);
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void whoIsStoppedWhileWaitingStops() {
        var gone = new Host("gone", NIGHT.plusSeconds(3), Instant.MAX);

        assertThatIllegalStateException()
                .isThrownBy(() -> fill(
                        duration -> {
                            throw new InterruptedException("told to end");
                        },
                        gone))
                .withMessageContaining("Stopped while waiting");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(told).hasSize(3).extracting(SourceReport::status).containsOnly(Status.OK);
    }

    @Test
    void theMorningDoesNotWait() {
        var gone = new Host("gone", NIGHT, Instant.MAX);

        var reports = collector().collect(FIRST, List.of(gone), told::add);

        assertThat(reports).singleElement().satisfies(report -> assertThat(report.status())
                .isEqualTo(Status.FAILED));
        assertThat(gone.asked).isEqualTo(1);
        assertThat(time.slept()).isEmpty();
    }

    /** With the real client: what the host asks for by Retry-After reaches the back-fill as a moment. */
    @Test
    void aHostThatAsksForTimeGetsItAndThenAnswers() throws IOException {
        var back = NIGHT.plus(Duration.ofMinutes(25));
        var asked = new ArrayList<Instant>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(time.instant());
            time.pass(Duration.ofSeconds(1));
            var down = asked.size() > 8 && time.instant().isBefore(back);
            if (down) {
                exchange.getResponseHeaders().set("Retry-After", "600");
            }
            answer(exchange, down ? 503 : 200);
        });
        server.start();
        try {
            var client = TestHttp.client(time, time);
            var home = URI.create("http://localhost:" + server.getAddress().getPort());
            fill(time::sleep, new HuggingFaceSource(client, settings(home), time));
        } finally {
            server.stop(0);
        }

        assertThat(told).hasSize(10).extracting(SourceReport::status).containsOnly(Status.OK);
        assertThat(time.instant()).isBetween(back, back.plus(Duration.ofMinutes(10)));
    }

    private static HuggingFaceSettings settings(URI home) {
        return new HuggingFaceSettings() {
            @Override
            public boolean enabled() {
                return true;
            }

            @Override
            public URI baseUrl() {
                return home;
            }
        };
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        var query = String.valueOf(exchange.getRequestURI().getQuery());
        var day = query.replaceFirst(".*date=([-0-9]+).*", "$1");
        var body =
                "[{\"paper\":{\"id\":\"2607.000%s\",\"title\":\"The paper of %s\",\"summary\":\"Of that day.\",\"upvotes\":1}}]"
                        .formatted(day.replaceFirst(".*-", ""), day)
                        .getBytes(UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void fill(Pause pause, Source... sources) {
        var questions = FIRST.datesUntil(FIRST.plusDays(10))
                .flatMap(day -> Stream.of(sources).map(source -> new Question(source, day)))
                .toList();
        new Fill(collector(), NextTry.NONE, time, pause, Progress.NONE, told::add).dayByDay(questions);
    }

    private Collector collector() {
        return new Collector(new Papers(database), database, time);
    }

    /**
     * Answers within a second but for the time that it is down. Then it fails once before it is left alone, for ten minutes at a time, as
     * the polite client does.
     */
    private class Host implements Source {
        private final String name;
        private final Instant down;
        private final Instant back;
        int asked;
        private int failures;
        private Instant lastAsked = Instant.MIN;
        private Instant leftAloneUntil = Instant.MIN;

        Host(String name, Instant down, Instant back) {
            this.name = name;
            this.down = down;
            this.back = back;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String label() {
            return name;
        }

        @Override
        public Answer announcedOn(LocalDate day) throws IOException {
            asked++;
            var now = time.instant();
            lastAsked = now;
            if (now.isBefore(leftAloneUntil)) {
                throw new NotNowException(name + " is left alone", leftAloneUntil, new IOException("resting"));
            }
            if (!now.isBefore(down) && now.isBefore(back)) {
                var failure = new IOException(name + " does not answer");
                if (failures++ == 0) {
                    throw failure;
                }
                leftAloneUntil = now.plus(LEFT_ALONE);
                throw new NotNowException(name + " is left alone", leftAloneUntil, failure);
            }
            time.pass(Duration.ofSeconds(1));
            return new Answer(List.of(DayTest.World.paper(day)), List.of(), "");
        }
    }
}
