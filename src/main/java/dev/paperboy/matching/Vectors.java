package dev.paperboy.matching;

import dev.paperboy.database.Database;
import dev.paperboy.papers.Paper;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The papers' vectors and those of their sentences, computed once and kept. Two processes may compute the same one; the first to
 * store it wins, and both are the same. A vector belongs to the paper's text and to the models: when a better abstract arrives, or
 * another model, it is computed again. Papers that are not in the database get one that is not kept.
 */
@Singleton
public final class Vectors implements Embeddings {

    private static final Logger LOG = Logger.getLogger(Vectors.class);
    private static final int BATCH = 200;

    private final Database database;
    private final Encoder encoder;

    public Vectors(Database database, Encoder encoder) {
        this.database = database;
        this.encoder = encoder;
    }

    @Override
    public Map<Long, float[]> papers(Collection<Paper> papers) {
        return of(papers, new Kept<>("papers", """
                select paper_id, model, vector from paper_vector where paper_id in (<keys>)
                """, """
                insert into paper_vector (paper_id, model, vector)
                select id, cast(:model as varchar), cast(:vector as bytea) from paper where id = :key
                on conflict do nothing
                """, this::encode, Vectors::bytes, Vectors::floats));
    }

    @Override
    public Map<Long, List<float[]>> sentences(Collection<Paper> papers) {
        return of(papers, ofSentences());
    }

    @Override
    public Map<Long, List<float[]>> knownSentences(Collection<Paper> papers) {
        var known = new HashMap<Long, List<float[]>>();
        batches(papers).forEach(batch -> known.putAll(find(batch, ofSentences())));
        return known;
    }

    @Override
    public List<float[]> topics(Collection<Question> asked) {
        var questions = List.copyOf(asked);
        var known = new HashMap<String, float[]>();
        for (int from = 0; from < questions.size(); from += BATCH) {
            known.putAll(findTopics(questions.subList(from, Math.min(questions.size(), from + BATCH))));
        }
        var missing = questions.stream()
                .filter(question -> !known.containsKey(model(question.text())))
                .distinct()
                .toList();
        for (int from = 0; from < missing.size(); from += BATCH) {
            var batch = missing.subList(from, Math.min(missing.size(), from + BATCH));
            var encoded = encoder.topics(batch.stream().map(Question::text).toList());
            for (int i = 0; i < batch.size(); i++) {
                known.put(model(batch.get(i).text()), encoded.get(i));
            }
            keepTopics(batch, encoded);
        }
        return questions.stream()
                .map(question -> known.getOrDefault(model(question.text()), new float[0]))
                .toList();
    }

    private Map<String, float[]> findTopics(List<Question> questions) {
        var models = questions.stream()
                .map(question -> model(question.text()))
                .distinct()
                .toList();
        return database.read(handle -> handle.createQuery(
                        "select model, vector from topic_vector where model in (<models>)")
                .bindList("models", models)
                .reduceRows(new HashMap<String, float[]>(), (vectors, row) -> {
                    vectors.put(row.getColumn("model", String.class), floats(row.getColumn("vector", byte[].class)));
                    return vectors;
                }));
    }

    /** Only of topics that somebody follows; what is tried on the form is forgotten. */
    private void keepTopics(List<Question> questions, List<float[]> vectors) {
        database.useTransaction(handle -> {
            var insert = handle.prepareBatch("""
                    insert into topic_vector (topic_id, model, vector)
                    select id, cast(:model as varchar), cast(:vector as bytea) from topic where text = :topic
                    on conflict do nothing
                    """);
            var update = handle.prepareBatch("""
                    update topic_vector set model = :model, vector = :vector
                    where topic_id in (select id from topic where text = :topic) and model <> :model
                    """);
            for (int i = 0; i < questions.size(); i++) {
                for (var batch : List.of(insert, update)) {
                    batch.bind("topic", questions.get(i).topic())
                            .bind("model", model(questions.get(i).text()))
                            .bind("vector", bytes(vectors.get(i)))
                            .add();
                }
            }
            insert.execute();
            update.execute();
        });
    }

    private Kept<List<float[]>> ofSentences() {
        return new Kept<>(
                "sentences",
                """
                select paper_id, model, vectors as vector from sentence_vector where paper_id in (<keys>)
                """,
                """
                insert into sentence_vector (paper_id, model, vectors)
                select id, cast(:model as varchar), cast(:vector as bytea) from paper where id = :key
                on conflict do nothing
                """,
                this::encodeSentences,
                SmallVectors::bytes,
                bytes -> SmallVectors.read(bytes, encoder.sentenceSize()));
    }

    @Override
    public Set<Long> known(Collection<Paper> papers) {
        return known(papers, "select paper_id, model from paper_vector where paper_id in (<keys>)");
    }

    /** The keys of those papers whose sentences' vectors are there already. */
    Set<Long> knownBySentence(Collection<Paper> papers) {
        return known(papers, "select paper_id, model from sentence_vector where paper_id in (<keys>)");
    }

    private Set<Long> known(Collection<Paper> papers, String select) {
        var known = new HashSet<Long>();
        for (var batch : batches(papers)) {
            var models = models(batch);
            database.read(handle -> handle.createQuery(select)
                    .bindList("keys", List.copyOf(models.keySet()))
                    .reduceRows(known, (keys, row) -> {
                        var key = row.getColumn("paper_id", Long.class);
                        if (row.getColumn("model", String.class).equals(models.get(key))) {
                            keys.add(key);
                        }
                        return keys;
                    }));
        }
        return known;
    }

    /**
     * One kind of vectors.
     *
     * @param name for the log
     * @param encode computes those of some papers
     */
    private record Kept<T>(
            String name,
            String select,
            String insert,
            Function<List<Paper>, Map<Long, T>> encode,
            Function<T, byte[]> write,
            Function<byte[], T> read) {}

    private <T> Map<Long, T> of(Collection<Paper> papers, Kept<T> kept) {
        var vectors = new HashMap<Long, T>();
        for (var batch : batches(papers)) {
            var found = find(batch, kept);
            vectors.putAll(found);
            vectors.putAll(compute(
                    batch.stream()
                            .filter(paper -> !found.containsKey(paper.key()))
                            .toList(),
                    kept));
        }
        return vectors;
    }

    private static List<List<Paper>> batches(Collection<Paper> papers) {
        // In the order of the keys, so that two that store the same papers never wait for each other in a circle.
        var distinct = new TreeMap<Long, Paper>();
        papers.forEach(paper -> distinct.putIfAbsent(paper.key(), paper));
        var all = List.copyOf(distinct.values());
        var batches = new ArrayList<List<Paper>>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
        return batches;
    }

    private Map<Long, String> models(List<Paper> papers) {
        var models = new HashMap<Long, String>();
        papers.forEach(paper -> models.put(paper.key(), model(paper)));
        return models;
    }

    private <T> Map<Long, T> find(List<Paper> papers, Kept<T> kept) {
        var models = models(papers);
        return database.read(handle -> handle.createQuery(kept.select())
                .bindList("keys", List.copyOf(models.keySet()))
                .reduceRows(new HashMap<Long, T>(), (vectors, row) -> {
                    var key = row.getColumn("paper_id", Long.class);
                    if (row.getColumn("model", String.class).equals(models.get(key))) {
                        vectors.put(key, kept.read().apply(row.getColumn("vector", byte[].class)));
                    }
                    return vectors;
                }));
    }

    private <T> Map<Long, T> compute(List<Paper> papers, Kept<T> kept) {
        if (papers.isEmpty()) {
            return Map.of();
        }
        var vectors = kept.encode().apply(papers);
        database.useTransaction(handle -> {
            var batch = handle.prepareBatch(kept.insert());
            for (var paper : papers) {
                var vector = vectors.get(paper.key());
                if (vector != null) {
                    batch.bind("key", paper.key())
                            .bind("model", model(paper))
                            .bind("vector", kept.write().apply(vector))
                            .add();
                }
            }
            batch.execute();
        });
        LOG.infof("Embedded %s papers=%d model=%s", kept.name(), papers.size(), encoder.name());
        return vectors;
    }

    private Map<Long, float[]> encode(List<Paper> papers) {
        var encoded = encoder.papers(papers.stream().map(PaperText::toEmbed).toList());
        var vectors = new HashMap<Long, float[]>();
        for (int i = 0; i < papers.size(); i++) {
            vectors.put(papers.get(i).key(), encoded.get(i));
        }
        return vectors;
    }

    /** All sentences in one go, the encoder knows best how to share them out. */
    private Map<Long, List<float[]>> encodeSentences(List<Paper> papers) {
        var texts = new ArrayList<String>();
        papers.forEach(paper -> texts.addAll(PaperText.sentences(paper)));
        var encoded = encoder.sentences(texts);
        var vectors = new HashMap<Long, List<float[]>>();
        int from = 0;
        for (var paper : papers) {
            int to = from + PaperText.sentences(paper).size();
            // What is read later is what was written: the first match must not differ from the second.
            vectors.put(paper.key(), SmallVectors.rounded(encoded.subList(from, to)));
            from = to;
        }
        return vectors;
    }

    /** The models and a digest of what they read. */
    private String model(Paper paper) {
        return encoder.name() + ":" + digest(PaperText.toEmbed(paper)).substring(0, 8);
    }

    /** The same of a topic; the whole digest, since it is found by it. */
    private String model(String question) {
        return encoder.name() + ":" + digest(question);
    }

    private static String digest(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static byte[] bytes(float[] vector) {
        var buffer = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(vector);
        return buffer.array();
    }

    private static float[] floats(byte[] bytes) {
        var vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }
}
