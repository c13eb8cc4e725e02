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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The papers' vectors and those of their sentences, computed once and kept. Two processes may compute the same one; the first to store it wins, and both are the
 * same. A vector belongs to the paper's text: when a better abstract arrives it is computed again.
 */
@Singleton
public final class Vectors {

    private static final Logger LOG = Logger.getLogger(Vectors.class);
    private static final int BATCH = 200;

    private final Database database;

    public Vectors(Database database) {
        this.database = database;
    }

    /** The vectors of some papers by their key. Papers that are not in the database get one that is not kept. */
    Map<Long, PaperVectors> of(Collection<Paper> papers, Encoder encoder) {
        var distinct = new HashMap<Long, Paper>();
        papers.forEach(paper -> distinct.putIfAbsent(paper.key(), paper));
        var all = List.copyOf(distinct.values());
        var vectors = new HashMap<Long, PaperVectors>();
        for (int from = 0; from < all.size(); from += BATCH) {
            var batch = all.subList(from, Math.min(all.size(), from + BATCH));
            var found = find(batch, encoder);
            var missing = batch.stream()
                    .filter(paper -> !found.containsKey(paper.key()))
                    .toList();
            vectors.putAll(found);
            vectors.putAll(compute(missing, encoder));
        }
        return vectors;
    }

    private Map<Long, PaperVectors> find(List<Paper> papers, Encoder encoder) {
        var models = new HashMap<Long, String>();
        papers.forEach(paper -> models.put(paper.key(), model(paper, encoder)));
        return database.read(handle -> handle.createQuery("""
                        select paper_id, model, vector, sentences
                        from paper_vector
                        where paper_id in (<keys>)
                        """)
                .bindList("keys", List.copyOf(models.keySet()))
                .reduceRows(new HashMap<Long, PaperVectors>(), (vectors, row) -> {
                    var key = row.getColumn("paper_id", Long.class);
                    if (row.getColumn("model", String.class).equals(models.get(key))) {
                        var whole = floats(row.getColumn("vector", byte[].class));
                        var sentences = SmallVectors.read(row.getColumn("sentences", byte[].class), whole.length);
                        vectors.put(key, new PaperVectors(whole, sentences));
                    }
                    return vectors;
                }));
    }

    private Map<Long, PaperVectors> compute(List<Paper> papers, Encoder encoder) {
        if (papers.isEmpty()) {
            return Map.of();
        }
        var vectors = encode(papers, encoder);
        store(papers, vectors, encoder);
        LOG.infof("Embedded papers=%d model=%s", papers.size(), encoder.name());
        return vectors;
    }

    /** All texts in one go, the encoder knows best how to share them out. */
    private static Map<Long, PaperVectors> encode(List<Paper> papers, Encoder encoder) {
        var texts = new ArrayList<>(papers.stream().map(PaperText::toEmbed).toList());
        papers.forEach(paper -> texts.addAll(PaperText.sentences(paper)));
        var encoded = encoder.encode(texts);
        var vectors = new HashMap<Long, PaperVectors>();
        int sentence = papers.size();
        for (int i = 0; i < papers.size(); i++) {
            int count = PaperText.sentences(papers.get(i)).size();
            // What is read later is what was written: the first match must not differ from the second.
            var sentences = SmallVectors.rounded(encoded.subList(sentence, sentence + count));
            vectors.put(papers.get(i).key(), new PaperVectors(encoded.get(i), sentences));
            sentence += count;
        }
        return vectors;
    }

    /** In the order of the keys, so that two that store the same papers never wait for each other in a circle. */
    private void store(List<Paper> papers, Map<Long, PaperVectors> vectors, Encoder encoder) {
        var sorted = new ArrayList<>(papers);
        sorted.sort((one, other) -> Long.compare(one.key(), other.key()));
        database.useTransaction(handle -> {
            var batch = handle.prepareBatch("""
                    insert into paper_vector (paper_id, model, vector, sentences)
                    select id, cast(:model as varchar), cast(:vector as bytea), cast(:sentences as bytea)
                    from paper
                    where id = :key
                    on conflict do nothing
                    """);
            for (var paper : sorted) {
                Optional.ofNullable(vectors.get(paper.key())).ifPresent(found -> batch.bind("key", paper.key())
                        .bind("model", model(paper, encoder))
                        .bind("vector", bytes(found.whole()))
                        .bind("sentences", SmallVectors.bytes(found.sentences()))
                        .add());
            }
            batch.execute();
        });
    }

    /** The model and a digest of what it read. */
    private static String model(Paper paper, Encoder encoder) {
        var digest = UUID.nameUUIDFromBytes(PaperText.toEmbed(paper).getBytes(StandardCharsets.UTF_8));
        return encoder.name() + ":" + digest.toString().substring(0, 8);
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
