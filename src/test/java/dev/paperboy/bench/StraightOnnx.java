package dev.paperboy.bench;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The reference for embedding: both models by onnxruntime as its examples show, one text after the other, with as many threads as it
 * likes, the whole answer thrown away.
 */
final class StraightOnnx {

    private StraightOnnx() {}

    static double papersPerSecond(List<String> texts) {
        double seconds = 0;
        for (var name : List.of("bge-small-en-v1.5-q", "all-minilm-l6-v2-q")) {
            seconds += seconds(name, texts);
        }
        return texts.size() / seconds;
    }

    private static double seconds(String name, List<String> texts) {
        try (var model = Objects.requireNonNull(StraightOnnx.class.getResourceAsStream("/" + name + ".onnx"));
                var words =
                        Objects.requireNonNull(StraightOnnx.class.getResourceAsStream("/" + name + "-tokenizer.json"));
                var options = new OrtSession.SessionOptions();
                var session = OrtEnvironment.getEnvironment().createSession(model.readAllBytes(), options);
                var tokenizer = HuggingFaceTokenizer.newInstance(
                        words, Map.of("truncation", "true", "maxLength", "512", "padding", "false"))) {
            run(session, tokenizer, texts.subList(0, Math.min(20, texts.size())));
            var begin = System.nanoTime();
            run(session, tokenizer, texts);
            return Matching.seconds(begin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(OrtSession session, HuggingFaceTokenizer tokenizer, List<String> texts)
            throws OrtException {
        for (var text : texts) {
            var tokens = tokenizer.encode(text);
            var inputs = new HashMap<String, OnnxTensor>();
            var names = new ArrayList<>(session.getInputNames());
            for (var input : names) {
                var numbers =
                        switch (input) {
                            case "input_ids" -> tokens.getIds();
                            case "attention_mask" -> tokens.getAttentionMask();
                            default -> tokens.getTypeIds();
                        };
                inputs.put(
                        input,
                        OnnxTensor.createTensor(
                                OrtEnvironment.getEnvironment(), LongBuffer.wrap(numbers), new long[] {1, numbers.length
                                }));
            }
            session.run(inputs).close();
            inputs.values().forEach(OnnxTensor::close);
        }
    }
}
