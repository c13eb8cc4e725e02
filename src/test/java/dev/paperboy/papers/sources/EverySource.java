package dev.paperboy.papers.sources;

import dev.paperboy.http.PoliteClient;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Each way in which Paperboy asks a host for papers. */
enum EverySource {
    HUGGING_FACE {
        @Override
        Object ask(PoliteClient client, URI host) throws IOException {
            return new HuggingFaceSource(client, new HuggingFaceSourceTest.Settings(true, host), at("2026-10-01"))
                    .announcedOn(DAY);
        }
    },
    ARXIV_FEED {
        @Override
        Object ask(PoliteClient client, URI host) throws IOException {
            return arxiv(client, host, "2026-10-01").announcedOn(DAY);
        }
    },
    ARXIV_HISTORY {
        @Override
        Object ask(PoliteClient client, URI host) throws IOException {
            return arxiv(client, host, "2026-10-05").announcedOn(DAY);
        }
    },
    ARXIV_OAI {
        @Override
        Object ask(PoliteClient client, URI host) throws IOException {
            return arxiv(client, host, "2026-10-05").announcedBetween(DAY.minusDays(14), DAY, Optional.empty());
        }
    },
    BIORXIV {
        @Override
        Object ask(PoliteClient client, URI host) throws IOException {
            var settings = new RxivSourceTest.Settings(Optional.empty(), Optional.empty(), host);
            return new RxivSource(client, settings, RxivSettings.Server.BIORXIV).announcedOn(DAY);
        }
    },
    CROSSREF {
        @Override
        Object ask(PoliteClient client, URI host) throws IOException {
            var settings = new CrossrefSourceTest.Settings(Optional.of(List.of("10.1101")), Optional.empty(), host);
            return new CrossrefSource(client, settings).announcedOn(DAY);
        }
    },
    FEED {
        @Override
        Object ask(PoliteClient client, URI host) throws IOException {
            return new FeedSource(client, host.resolve("/feed"), at("2026-10-01")).announcedOn(DAY);
        }
    };

    static final LocalDate DAY = LocalDate.of(2026, 10, 1);

    /** Asks for a day, or a range. */
    abstract Object ask(PoliteClient client, URI host) throws IOException;

    private static InstantSource at(String day) {
        return InstantSource.fixed(Instant.parse(day + "T12:00:00Z"));
    }

    private static ArxivSource arxiv(PoliteClient client, URI host, String today) {
        var settings = new ArxivSourceTest.Settings(true, List.of("cs.CL"), true, false, host, host, host);
        return new ArxivSource(client, settings, at(today), (id, day) -> false, day -> true);
    }
}
