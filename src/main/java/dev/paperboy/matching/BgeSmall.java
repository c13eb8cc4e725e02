package dev.paperboy.matching;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * bge-small-en-v1.5, quantised, run in this process. The model is loaded when the first text comes, so that starting the program
 * does not wait for it.
 *
 * <p>One ONNX thread per text and one text per core: on two cores, 77 abstracts took 5.3 s, against 7.6 s with langchain4j's own
 * threading, where each text's threads fight with those of the others, and 8.4 s on one thread.
 */
@Singleton
public final class BgeSmall implements Encoder, AutoCloseable {

    private static final String MODEL = "/bge-small-en-v1.5-q.onnx";
    private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), BgeSmall::thread);
    private @Nullable Model model;

    @Override
    public String name() {
        return "bge-small-en-v1.5-q";
    }

    @Override
    public List<float[]> encode(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        // Longest first, so that the threads end together.
        var order = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> -texts.get(i).length()))
                .toList();
        var segments = order.stream()
                .map(i -> TextSegment.from(notBlank(texts.get(i))))
                .toList();
        var embeddings = model().embedAll(segments).content();
        var vectors = new float[texts.size()][];
        for (int i = 0; i < order.size(); i++) {
            vectors[order.get(i)] = normalised(embeddings.get(i));
        }
        return List.of(vectors);
    }

    private synchronized Model model() {
        if (model == null) {
            model = new Model(threads);
        }
        return model;
    }

    /** langchain4j refuses blank text. */
    private static String notBlank(String text) {
        return text.isBlank() ? "-" : text;
    }

    private static float[] normalised(Embedding embedding) {
        embedding.normalize();
        return embedding.vector();
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "bge-small");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** langchain4j's model with a session of our own settings; its session cannot be told how many threads to use. */
    private static final class Model extends AbstractInProcessEmbeddingModel {

        private final OnnxBertBiEncoder encoder;

        Model(ExecutorService threads) {
            super(threads);
            try (var model = resource(MODEL);
                    var tokenizer = resource(TOKENIZER);
                    var options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                var environment = OrtEnvironment.getEnvironment();
                var session = environment.createSession(model.readAllBytes(), options);
                encoder = new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.CLS);
            } catch (OrtException e) {
                throw new IllegalStateException("Cannot load the embedding model " + MODEL, e);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the embedding model " + MODEL, e);
            }
        }

        private static InputStream resource(String name) throws IOException {
            var stream = OnnxBertBiEncoder.class.getResourceAsStream(name);
            if (stream == null) {
                throw new IOException("No " + name + " on the class path");
            }
            return stream;
        }

        @Override
        protected OnnxBertBiEncoder model() {
            return encoder;
        }

        @Override
        protected Integer knownDimension() {
            return 384;
        }
    }
}
