package dev.paperboy.matching;

import dev.paperboy.database.Database;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.Papers;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The newest of the stored papers that were embedded before; looked up anew when ten minutes have passed. */
@Singleton
public final class StoredArchive implements Archive {

    /** Enough to count words in; each more costs about 20 KB of memory while topics are matched. */
    private static final int MOST = 2000;

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Database database;
    private final Papers papers;
    private final Encoder encoder;
    private final InstantSource clock;
    private List<Paper> kept = List.of();
    private Instant readAt = Instant.MIN;

    public StoredArchive(Database database, Papers papers, Encoder encoder, InstantSource clock) {
        this.database = database;
        this.papers = papers;
        this.encoder = encoder;
        this.clock = clock;
    }

    @Override
    public synchronized List<Paper> papers() {
        var now = clock.instant();
        if (now.isAfter(readAt.plus(FRESH)) || now.isBefore(readAt)) {
            kept = List.copyOf(papers.byKeys(keys()));
            readAt = now;
        }
        return kept;
    }

    private List<Long> keys() {
        return database.read(handle -> handle.createQuery("""
                        select v.paper_id
                        from paper_vector v join edition_paper e on e.paper_id = v.paper_id
                        where v.model like :models
                        order by e.announced_on desc, v.paper_id desc
                        limit :most
                        """)
                .bind("models", encoder.name() + ":%")
                .bind("most", MOST)
                .mapTo(Long.class)
                .list());
    }
}
