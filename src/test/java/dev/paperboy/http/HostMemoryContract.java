package dev.paperboy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is remembered of hosts, and how it changes. */
abstract class HostMemoryContract {

    private static final URI FEED = URI.create("https://rss.arxiv.org/atom/cs.CL");
    private static final HostGroup ARXIV = HostGroup.of(FEED, Duration.ZERO);

    private Database database;
    private HostMemory memory;

    abstract Database open();

    @BeforeEach
    void openFresh() {
        database = open();
        memory = new StoredHostMemory(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nothingIsKnownOfANewHost() {
        assertThat(memory.restsUntil(ARXIV)).isEmpty();
        assertThat(memory.validators(FEED)).isEmpty();
    }

    @Test
    void theLongerRestCounts() {
        memory.rest(ARXIV, TestHttp.NOW.plusSeconds(60));
        memory.rest(ARXIV, TestHttp.NOW.plusSeconds(600));
        memory.rest(ARXIV, TestHttp.NOW.plusSeconds(10));

        assertThat(new StoredHostMemory(database).restsUntil(ARXIV)).contains(TestHttp.NOW.plusSeconds(600));
    }

    @Test
    void theNewestVersionIsKept() {
        memory.keep(FEED, new Validators(Optional.of("\"v1\""), Optional.of("yesterday")), TestHttp.NOW);
        memory.keep(FEED, new Validators(Optional.of("\"v2\""), Optional.empty()), TestHttp.NOW);

        assertThat(memory.validators(FEED)).contains(new Validators(Optional.of("\"v2\""), Optional.empty()));
    }

    @Test
    void versionsOfLongAgoAreForgotten() {
        var version = new Validators(Optional.of("\"v1\""), Optional.empty());
        memory.keep(FEED, version, TestHttp.NOW);
        memory.keep(URI.create("https://a.example/2"), version, TestHttp.NOW.plus(Duration.ofDays(29)));
        assertThat(memory.validators(FEED)).contains(version);

        memory.keep(URI.create("https://a.example/2"), version, TestHttp.NOW.plus(Duration.ofDays(31)));

        assertThat(memory.validators(FEED)).isEmpty();
        assertThat(memory.validators(URI.create("https://a.example/2"))).contains(version);
    }

    @Test
    void anAnswerWithoutAVersionIsAskedForPlainly() {
        memory.keep(FEED, new Validators(Optional.of("\"v1\""), Optional.empty()), TestHttp.NOW);
        memory.keep(FEED, new Validators(Optional.empty(), Optional.empty()), TestHttp.NOW);

        assertThat(memory.validators(FEED)).isEmpty();
    }
}
