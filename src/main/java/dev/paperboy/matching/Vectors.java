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
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The papers' vectors, computed once and kept. Two processes may compute the same one; the first to store it wins, and both are the
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
    public Map<Long, float[]> of(Collection<Paper> papers, Encoder encoder) {
        var distinct = new HashMap<Long, Paper>();
        papers.forEach(paper -> distinct.putIfAbsent(paper.key(), paper));
        var all = List.copyOf(distinct.values());
        var vectors = new HashMap<Long, float[]>();
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

    private Map<Long, float[]> find(List<Paper> papers, Encoder encoder) {
        var models = new HashMap<Long, String>();
        papers.forEach(paper -> models.put(paper.key(), model(paper, encoder)));
        return database.read(handle -> handle.createQuery("""
                        select paper_id, model, vector
                        from paper_vector
                        where paper_id in (<keys>)
                        """)
                .bindList("keys", List.copyOf(models.keySet()))
                .reduceRows(new HashMap<Long, float[]>(), (vectors, row) -> {
                    var key = row.getColumn("paper_id", Long.class);
                    if (row.getColumn("model", String.class).equals(models.get(key))) {
                        vectors.put(key, floats(row.getColumn("vector", byte[].class)));
                    }
                    return vectors;
                }));
    }

    private Map<Long, float[]> compute(List<Paper> papers, Encoder encoder) {
        if (papers.isEmpty()) {
            return Map.of();
        }
        var encoded = encoder.encode(papers.stream().map(PaperText::toEmbed).toList());
        var vectors = new HashMap<Long, float[]>();
        for (int i = 0; i < papers.size(); i++) {
            vectors.put(papers.get(i).key(), encoded.get(i));
        }
        store(papers, vectors, encoder);
        LOG.infof("Embedded papers=%d model=%s", papers.size(), encoder.name());
        return vectors;
    }

    /** In the order of the keys, so that two that store the same papers never wait for each other in a circle. */
    private void store(List<Paper> papers, Map<Long, float[]> vectors, Encoder encoder) {
        var sorted = new ArrayList<>(papers);
        sorted.sort((one, other) -> Long.compare(one.key(), other.key()));
        database.useTransaction(handle -> {
            var batch = handle.prepareBatch("""
                    insert into paper_vector (paper_id, model, vector)
                    select id, cast(:model as varchar), cast(:vector as bytea)
                    from paper
                    where id = :key
                    on conflict do nothing
                    """);
            for (var paper : sorted) {
                batch.bind("key", paper.key())
                        .bind("model", model(paper, encoder))
                        .bind("vector", bytes(vectors.getOrDefault(paper.key(), new float[0])))
                        .add();
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
