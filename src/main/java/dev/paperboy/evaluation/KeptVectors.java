package dev.paperboy.evaluation;

import dev.paperboy.matching.Embeddings;
import dev.paperboy.matching.Encoder;
import dev.paperboy.papers.Paper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * The vectors of a collection's papers, in memory. Embedding thousands of papers takes minutes, so they can be written to a file
 * and read again: a UUID of the text, then as many floats as a vector has, for each paper.
 */
public final class KeptVectors implements Embeddings {

    private static final int BATCH = 64;

    private final Encoder encoder;
    private final IntConsumer progress;
    private final Map<UUID, float[]> known = new HashMap<>();

    /** @param progress is told how many papers were embedded since it was told last */
    public KeptVectors(Encoder encoder, IntConsumer progress) {
        this.encoder = encoder;
        this.progress = progress;
    }

    @Override
    public synchronized Map<Long, float[]> papers(Collection<Paper> papers) {
        var missing =
                papers.stream().filter(paper -> !known.containsKey(id(paper))).toList();
        for (int from = 0; from < missing.size(); from += BATCH) {
            var batch = missing.subList(from, Math.min(missing.size(), from + BATCH));
            var vectors = encoder.papers(batch.stream().map(Embeddings::text).toList());
            for (int i = 0; i < batch.size(); i++) {
                known.put(id(batch.get(i)), vectors.get(i));
            }
            progress.accept(batch.size());
        }
        var vectors = new HashMap<Long, float[]>();
        papers.forEach(paper -> vectors.put(paper.key(), known.getOrDefault(id(paper), new float[0])));
        return vectors;
    }

    @Override
    public Map<Long, List<float[]>> sentences(Collection<Paper> papers) {
        var sentences = new HashMap<Long, List<float[]>>();
        papers.forEach(paper -> sentences.put(paper.key(), new ArrayList<>()));
        return sentences;
    }

    @Override
    public List<float[]> topics(Collection<Question> questions) {
        return encoder.topics(questions.stream().map(Question::text).toList());
    }

    private static UUID id(Paper paper) {
        return UUID.nameUUIDFromBytes((paper.title() + "\n" + paper.abstractText()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what was written before, if anything was.
     *
     * @throws IOException if the file holds vectors of other models
     */
    public synchronized void read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (!in.readUTF().equals(encoder.name())) {
                throw new IOException(file + " holds vectors of other models; name another file");
            }
            int size = in.readInt();
            while (true) {
                var id = new UUID(in.readLong(), in.readLong());
                var vector = new float[size];
                for (int i = 0; i < size; i++) {
                    vector[i] = in.readFloat();
                }
                known.put(id, vector);
            }
        } catch (EOFException e) {
            // The end of the list; a last vector that was cut short is computed again.
            return;
        }
    }

    /** Writes all vectors, for the next time. */
    public synchronized void write(Path file) throws IOException {
        if (known.isEmpty()) {
            return;
        }
        try (var out = new DataOutputStream(new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)))) {
            out.writeUTF(encoder.name());
            out.writeInt(known.values().iterator().next().length);
            for (var entry : known.entrySet()) {
                out.writeLong(entry.getKey().getMostSignificantBits());
                out.writeLong(entry.getKey().getLeastSignificantBits());
                for (var number : entry.getValue()) {
                    out.writeFloat(number);
                }
            }
        }
    }
}
