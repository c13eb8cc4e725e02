package dev.paperboy.matching;

import dev.paperboy.database.Database;
import dev.paperboy.papers.Arrival;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.Papers;
import dev.paperboy.topics.Topic;
import dev.paperboy.topics.TopicException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Embeds the papers of recent days, their sentences, the topics that somebody follows and the papers that readers rated or brought along
 * before anybody waits for them: what came since, and everything after a change of models. The newest first, a few at a time, each of which
 * is kept at once, so that it can be stopped and goes on where it was. Meanwhile whoever needs a vector that is missing computes it.
 */
@Singleton
public final class BackgroundEmbedding {

    private static final Logger LOG = Logger.getLogger(BackgroundEmbedding.class);

    /** As far back as any digest looks. */
    private static final int DAYS = 28;

    private static final int BATCH = 50;
    private static final Duration TELL_EVERY = Duration.ofSeconds(30);

    private final Database database;
    private final Papers papers;
    private final Editions editions;
    private final Encoder encoder;
    private final Vectors vectors;
    private final HybridMatcher matcher;
    private final InstantSource clock;

    public BackgroundEmbedding(
            Database database,
            Papers papers,
            Editions editions,
            Encoder encoder,
            Vectors vectors,
            HybridMatcher matcher,
            InstantSource clock) {
        this.database = database;
        this.papers = papers;
        this.editions = editions;
        this.encoder = encoder;
        this.vectors = vectors;
        this.matcher = matcher;
        this.clock = clock;
    }

    /**
     * What was embedded.
     *
     * @param papers whose own vectors were missing
     * @param sentences papers of which the sentences' vectors were missing
     * @param topics that somebody follows
     * @param rated papers that readers rated, without those of recent days
     */
    public record Embedded(int papers, int sentences, int topics, int rated) {

        public static final Embedded NOTHING = new Embedded(0, 0, 0, 0);
    }

    /** Embeds what is missing; ends early, with all that was done kept, if the thread is interrupted. */
    public Embedded run() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var recent = new ArrayList<>(editions.arrivals(today.minusDays(DAYS), today.plusDays(1)).stream()
                .map(Arrival::paper)
                .toList());
        Collections.reverse(recent);
        var known = vectors.known(recent);
        int own = inBatches("papers", missing(recent, known::contains), vectors::papers);
        int topics = topics();
        int rated = rated();
        var bySentence = vectors.knownBySentence(recent);
        int sentences = inBatches("sentences", missing(recent, bySentence::contains), vectors::sentences);
        if (!Thread.currentThread().isInterrupted()) {
            forgetOtherModels();
        }
        return new Embedded(own, sentences, topics, rated);
    }

    /**
     * Embeds the papers that readers rated or brought along, however old, as far as they have no vector yet.
     *
     * @return how many there were
     */
    public int rated() {
        int done = 0;
        var before = Long.MAX_VALUE;
        for (var keys = ratedBefore(before); !keys.isEmpty(); keys = ratedBefore(before)) {
            before = keys.get(keys.size() - 1);
            done += inBatches("rated papers", papers.byKeys(keys), vectors::papers);
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        return done;
    }

    private List<Long> ratedBefore(long key) {
        return database.read(handle -> handle.createQuery("""
                        select distinct coalesce(p.same_as, p.id) as rated
                        from taste t join paper p on p.id = t.paper_id
                        where coalesce(p.same_as, p.id) < :before
                          and not exists (
                            select 1 from paper_vector v where v.paper_id = coalesce(p.same_as, p.id) and v.model like :models)
                        order by rated desc
                        fetch first 1000 rows only
                        """)
                .bind("before", key)
                .bind("models", encoder.name() + ":%")
                .mapTo(Long.class)
                .list());
    }

    private static List<Paper> missing(List<Paper> papers, Predicate<Long> known) {
        return papers.stream().filter(paper -> !known.test(paper.key())).toList();
    }

    /** Returns how many were done. */
    private int inBatches(String what, List<Paper> papers, Consumer<List<Paper>> embed) {
        if (papers.isEmpty()) {
            return 0;
        }
        LOG.infof("Began to embed in the background %s=%d model=%s", what, papers.size(), encoder.name());
        var told = clock.instant();
        int done = 0;
        while (done < papers.size() && !Thread.currentThread().isInterrupted()) {
            var batch = papers.subList(done, Math.min(papers.size(), done + BATCH));
            embed.accept(batch);
            done += batch.size();
            if (clock.instant().isAfter(told.plus(TELL_EVERY))) {
                told = clock.instant();
                LOG.infof("Embedding in the background %s=%d of=%d", what, done, papers.size());
            }
        }
        LOG.infof("Embedded in the background %s=%d of=%d model=%s", what, done, papers.size(), encoder.name());
        return done;
    }

    private int topics() {
        int done = 0;
        var afterId = 0L;
        for (var batch = topicsAfter(afterId); !batch.isEmpty(); batch = topicsAfter(afterId)) {
            afterId = batch.get(batch.size() - 1).id();
            var topics = batch.stream().flatMap(row -> row.topic().stream()).toList();
            matcher.embed(topics);
            done += topics.size();
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        if (done > 0) {
            LOG.infof("Embedded in the background topics=%d model=%s", done, encoder.name());
        }
        return done;
    }

    private record Row(long id, String text) {

        /** What an older version took may be none today. */
        Optional<Topic> topic() {
            try {
                return Optional.of(Topic.parse(text));
            } catch (TopicException e) {
                return Optional.empty();
            }
        }
    }

    private List<Row> topicsAfter(long id) {
        return database.read(handle -> handle.createQuery("""
                        select t.id, t.text from topic t
                        where t.id > :after
                          and exists (select 1 from subscriber_topic s where s.topic_id = t.id)
                          and not exists (select 1 from topic_vector v where v.topic_id = t.id and v.model like :models)
                        order by t.id
                        fetch first 200 rows only
                        """)
                .bind("after", id)
                .bind("models", encoder.name() + ":%")
                .map((rs, context) -> new Row(rs.getLong("id"), rs.getString("text")))
                .list());
    }

    /** Vectors of models that are no longer in use; nothing would ever read them. */
    private void forgetOtherModels() {
        int gone = database.inTransaction(handle -> {
            int rows = 0;
            for (var table : List.of("paper_vector", "sentence_vector", "topic_vector")) {
                rows += handle.createUpdate("delete from " + table + " where model not like :models")
                        .bind("models", encoder.name() + ":%")
                        .execute();
            }
            return rows;
        });
        if (gone > 0) {
            LOG.infof("Removed the vectors of other models rows=%d model=%s", gone, encoder.name());
        }
    }
}
