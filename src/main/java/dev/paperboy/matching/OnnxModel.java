package dev.paperboy.matching;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * A sentence embedding model of the BERT family out of a Maven jar, run in this process.
 *
 * <p>The session is our own, since langchain4j's cannot be told how many threads to use, and so is the tokenizer, since the one that
 * langchain4j makes of MiniLM's file cuts every text at 128 tokens without a word. One text is run at a time: the models are
 * quantised dynamically, by the greatest number of all that runs together, so that a text's vector would depend on its company.
 */
final class OnnxModel implements AutoCloseable {

    /** What both models were trained to read, in tokens. */
    private static final int LONGEST = 512;

    private final Kind kind;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;

    /** How the vectors of a text's tokens become one. */
    enum Pooling {
        FIRST_TOKEN,
        MEAN
    }

    /**
     * @param name of the model and of its files on the class path
     * @param instruction what the model wants to read before a question; may be empty
     */
    record Kind(String name, Pooling pooling, String instruction) {}

    /** Loads it, which takes about half a second. */
    OnnxModel(Kind kind) {
        this.kind = kind;
        try (var model = resource("/" + kind.name() + ".onnx");
                var words = resource("/" + kind.name() + "-tokenizer.json");
                var options = new OrtSession.SessionOptions()) {
            // One thread for each text and one text for each core: threads that share a text wait for each other.
            options.setIntraOpNumThreads(1);
            session = environment.createSession(model.readAllBytes(), options);
            tokenizer = HuggingFaceTokenizer.newInstance(
                    words, Map.of("truncation", "true", "maxLength", Integer.toString(LONGEST), "padding", "false"));
        } catch (OrtException e) {
            throw new IllegalStateException("Cannot load the embedding model " + kind.name(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the embedding model " + kind.name(), e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        var stream = OnnxModel.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IOException("No " + name + " on the class path");
        }
        return stream;
    }

    /** A text's vector, of length 1. What is beyond 512 tokens, about 400 words, is not read. */
    float[] vector(String text) {
        var tokens = tokenizer.encode(text);
        var inputs = new HashMap<String, OnnxTensor>();
        try {
            inputs.put("input_ids", tensor(tokens.getIds()));
            inputs.put("attention_mask", tensor(tokens.getAttentionMask()));
            if (session.getInputNames().contains("token_type_ids")) {
                inputs.put("token_type_ids", tensor(tokens.getTypeIds()));
            }
            try (var answer = session.run(inputs)) {
                return unit(pooled(((float[][][]) answer.get(0).getValue())[0], tokens));
            }
        } catch (OrtException e) {
            throw new IllegalStateException("The embedding model " + kind.name() + " failed", e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    /** The vector of a question, with the model's instruction before it. */
    float[] question(String text) {
        return vector(kind.instruction() + text);
    }

    private OnnxTensor tensor(long[] numbers) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers), new long[] {1, numbers.length});
    }

    private float[] pooled(float[][] tokens, Encoding encoding) {
        if (kind.pooling() == Pooling.FIRST_TOKEN) {
            return tokens[0];
        }
        var mask = encoding.getAttentionMask();
        var sum = new float[tokens[0].length];
        for (int token = 0; token < tokens.length; token++) {
            for (int i = 0; i < sum.length && mask[token] == 1; i++) {
                sum[i] += tokens[token][i];
            }
        }
        return sum;
    }

    private static float[] unit(float[] vector) {
        double square = 0;
        for (var number : vector) {
            square += number * (double) number;
        }
        var scale = square == 0 ? 0 : 1 / Math.sqrt(square);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] * scale);
        }
        return vector;
    }

    @Override
    public void close() {
        tokenizer.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("Cannot close the embedding model " + kind.name(), e);
        }
    }
}
