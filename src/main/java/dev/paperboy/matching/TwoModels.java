package dev.paperboy.matching;

import dev.paperboy.matching.OnnxModel.Kind;
import dev.paperboy.matching.OnnxModel.Pooling;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * bge-small-en-v1.5 and all-MiniLM-L6-v2, both quantised, side by side: the first is the better one from a sentence to papers, the
 * second from papers to papers, and together they are better than either. Loaded when the first text comes, so that starting the
 * program does not wait for them.
 */
@Singleton
public final class TwoModels implements Encoder, AutoCloseable {

    /** Numbers in the vector of either model. */
    static final int SIZE = 384;

    private static final Kind BGE = new Kind(
            "bge-small-en-v1.5-q",
            Pooling.FIRST_TOKEN,
            // The instruction that the model was trained with, https://huggingface.co/BAAI/bge-small-en-v1.5
            "Represent this sentence for searching relevant passages: ");
    private static final Kind MINILM = new Kind("all-minilm-l6-v2-q", Pooling.MEAN, "");

    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), TwoModels::thread);
    private @Nullable Loaded loaded;

    private record Loaded(OnnxModel bge, OnnxModel minilm) {}

    @Override
    public String name() {
        return "bge-small-v1.5-q+minilm-l6-v2-q";
    }

    @Override
    public List<float[]> papers(List<String> texts) {
        return encode(texts, List.of((models, text) -> models.bge().vector(text), (models, text) -> models.minilm()
                .vector(text)));
    }

    @Override
    public List<float[]> topics(List<String> texts) {
        return encode(texts, List.of((models, text) -> models.bge().question(text), (models, text) -> models.minilm()
                .question(text)));
    }

    @Override
    public List<float[]> sentences(List<String> texts) {
        return encode(texts, List.of((models, text) -> models.bge().vector(text)));
    }

    @Override
    public int sentenceSize() {
        return SIZE;
    }

    /** @param parts of each vector, made side by side: of a single text, too, both models' at once */
    private List<float[]> encode(List<String> texts, List<BiFunction<Loaded, String, float[]>> parts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        var models = models();
        var vectors = new float[texts.size()][parts.size() * SIZE];
        // Longest first, so that the threads end together.
        var work = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> -texts.get(i).length()))
                .flatMap(i -> IntStream.range(0, parts.size())
                        .mapToObj(part -> CompletableFuture.runAsync(
                                () -> System.arraycopy(
                                        parts.get(part).apply(models, texts.get(i)), 0, vectors[i], part * SIZE, SIZE),
                                threads)))
                .toList();
        work.forEach(CompletableFuture::join);
        return List.of(vectors);
    }

    private synchronized Loaded models() {
        if (loaded == null) {
            loaded = new Loaded(new OnnxModel(BGE), new OnnxModel(MINILM));
        }
        return loaded;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "embedding");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
