package dev.paperboy.papers.sources;

import static dev.paperboy.papers.sources.OaiLists.list;
import static dev.paperboy.papers.sources.OaiLists.record;
import static dev.paperboy.papers.sources.OaiLists.replaced;
import static dev.paperboy.papers.sources.OaiLists.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.http.FakeHost;
import dev.paperboy.http.ScriptedTime;
import dev.paperboy.http.TestHttp;
import dev.paperboy.papers.Collector;
import dev.paperboy.papers.NextTry;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Papers;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.papers.SourceReport.Status;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A missed week of arXiv, from OAI-PMH into the database, with a breakdown in the middle. */
class ArxivBackFillTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 28);
    private static final FakeHost.Answer DOWN = FakeHost.status("503 Service Unavailable");

    private final ScriptedTime clock = new ScriptedTime(Instant.parse("2026-10-12T12:00:00Z"));
    private final Database database = TestDatabases.h2();
    private final Papers papers = new Papers(database);
    private final List<SourceReport> told = new ArrayList<>();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aWeekIsFilledInThoughArxivBreaksDownInItsMiddle() throws IOException {
        var first = list(
                token("next"),
                record("2609.00001", "2026-09-29", "2026-09-28"),
                record("2609.00002", "2026-09-30", "2026-09-29"));
        try (var host = FakeHost.answering(first, DOWN, DOWN, DOWN)) {
            assertThatIOException().isThrownBy(() -> fill(host)).withMessageContaining("503");
        }
        assertThat(told).isEmpty();
        assertThat(papers.find(PaperId.arxiv("2609.00002"))).isPresent();

        var last = list(
                "",
                record("2609.00002", "2026-09-30", "2026-09-29"),
                record("2609.00003", "2026-09-30", "2026-09-29"),
                replaced("2601.00004", "2026-10-01", "2026-01-05"),
                replaced("2609.00005", "2026-10-08", "2026-09-30"));
        try (var host = FakeHost.answering(last)) {
            fill(host);
            assertThat(host.asked()).containsExactly("GET /oai?verb=ListRecords&resumptionToken=next HTTP/1.1");
        }

        assertThat(told).extracting(SourceReport::found).containsExactly(0, 1, 2, 1, 0, 0, 0);
        assertThat(told).extracting(SourceReport::added).containsExactly(0, 1, 2, 1, 0, 0, 0);
        assertThat(told.get(1).status()).isEqualTo(Status.OK);
        assertThat(told.get(5).note()).isEqualTo("no announcement on weekends");
        assertThat(papers.find(PaperId.arxiv("2601.00004"))).isEmpty();
        assertThat(papers.find(PaperId.arxiv("2609.00005")).orElseThrow().day()).isEqualTo(MONDAY.plusDays(3));
    }

    private void fill(FakeHost host) throws IOException {
        var settings = new ArxivSourceTest.Settings(
                true, List.of("cs.CL"), true, false, host.address(), host.address(), host.address());
        var source = new ArxivSource(TestHttp.client(clock, clock), settings, clock, (id, day) -> false, day -> true);
        new Collector(papers, database, clock)
                .collectTogether(
                        source, MONDAY.datesUntil(MONDAY.plusDays(7)).toList(), NextTry.NONE, share -> {}, told::add);
    }
}
