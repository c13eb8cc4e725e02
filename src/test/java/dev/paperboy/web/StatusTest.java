package dev.paperboy.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.Collector;
import dev.paperboy.papers.Question;
import dev.paperboy.papers.Source;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WebProfile.class)
class StatusTest {

    @Inject
    Collector collector;

    @Inject
    SettableClock clock;

    @Test
    void tellsPerSourceAndDayWhatCameOfAskingAndWhatToDo() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var yesterday = Dates.inShort(today.minusDays(1));
        var next = Instant.parse("2026-07-30T05:20:00Z");
        collector.collect(
                List.of(
                        new Question(new Broken(), today.minusDays(1)),
                        new Question(new Quiet("<b>Quiet</b>"), today.minusDays(1)),
                        new Question(new Quiet("<b>Quiet</b>"), today.minusDays(3))),
                (question, settled) -> Optional.of(next),
                report -> {});

        var answer = given().get("/status");
        var page = Jsoup.parse(answer.asString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(page.select("h2").eachText()).containsSubsequence("<b>Quiet</b>", "Broken");
        assertThat(page.select("section").text())
                .contains("Keep an eye on it: it is asked again without anybody’s help.")
                .contains(yesterday + ": could not be reached, will be asked again (next try Thu 30 Jul, 05:20 UTC)")
                .contains(yesterday + ": no papers (no list today)")
                .contains(Dates.inShort(today.minusDays(2)) + ": not asked; will be at the next chance")
                .doesNotContain("secret.internal");
        assertThat(page.select(".summary.look").text()).startsWith("Something did not come as it should.");
    }

    private record Quiet(String label) implements Source {
        @Override
        public String name() {
            return "a-quiet-one";
        }

        @Override
        public Answer announcedOn(LocalDate day) {
            return new Answer(List.of(), List.of(), "no list today");
        }
    }

    private record Broken() implements Source {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public String label() {
            return "Broken";
        }

        @Override
        public Answer announcedOn(LocalDate day) throws IOException {
            throw new IOException("secret.internal:8443 refused");
        }
    }
}
