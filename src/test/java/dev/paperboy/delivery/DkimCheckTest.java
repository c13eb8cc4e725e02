package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.delivery.DkimCheck.Result;
import dev.paperboy.delivery.DkimCheck.State;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DkimCheckTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private DkimKeys keys;

    DkimCheckTest() throws IOException {
        keys = new DkimKeys(TestDkim.settings(Path.of("no-such-folder")));
    }

    @BeforeEach
    void make() throws IOException {
        new DkimKeys(TestDkim.settings(folder)).make("k", new SecureRandom());
        keys = new DkimKeys(TestDkim.settings(folder));
    }

    private DkimCheck check(TextRecords dns) {
        return new DkimCheck(
                TestDkim.settings(folder),
                keys,
                TestMail.SENDER,
                dns,
                InstantSource.fixed(Instant.parse("2026-07-28T06:00:00Z")));
    }

    /** As the JDK gives a record of several strings: joined by spaces. */
    private Optional<List<String>> published(String name) {
        return Optional.of(keys.records(TestMail.SENDER.domain()).stream()
                .filter(record -> record.name().equals(name))
                .map(record -> record.text().replaceAll("(.{200})", "$1 "))
                .toList());
    }

    @Test
    void keysThatArePublishedSend() {
        var check = check(this::published);

        assertThat(check.results()).extracting(Result::state).containsOnly(State.PUBLISHED);
        assertThat(check.refusal()).isEmpty();
    }

    @Test
    void anotherPublishedKeyStopsSending() {
        var check = check(name -> Optional.of(List.of("v=DKIM1; k=rsa; p=AAAA")));

        assertThat(check.results()).extracting(Result::state).containsOnly(State.DIFFERENT);
        assertThat(check.refusal()).get().asString().contains("kr._domainkey.papers.example.org");
        var smtp = TestOutbox.Smtp.at("127.0.0.1", 1, Duration.ofSeconds(1), Duration.ofSeconds(1));
        try (var line = new SmtpLine(smtp, check::refusal)) {
            assertThatThrownBy(() -> line.open("papers.example.org"))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("look forged");
        }
    }

    @Test
    void whatCannotBeFoundOutDoesNotStopSending() {
        assertThat(check(name -> Optional.empty()).results())
                .extracting(Result::state)
                .containsOnly(State.UNKNOWN);
        assertThat(check(name -> Optional.empty()).refusal()).isEmpty();
        assertThat(check(name -> Optional.of(List.of())).results())
                .extracting(Result::state)
                .containsOnly(State.MISSING);
        assertThat(check(name -> Optional.of(List.of())).refusal()).isEmpty();
    }
}
