package dev.paperboy.bench;

import dev.paperboy.matching.Encoder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Encodes each text once in a run, so that a benchmark over several databases pays for it in the first. */
final class RememberingEncoder implements Encoder {

    private final Encoder encoder;
    private final Map<String, float[]> papers = new ConcurrentHashMap<>();
    private final Map<String, float[]> topics = new ConcurrentHashMap<>();
    private final Map<String, float[]> sentences = new ConcurrentHashMap<>();

    RememberingEncoder(Encoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public String name() {
        return encoder.name();
    }

    @Override
    public List<float[]> papers(List<String> texts) {
        return remember(papers, texts, encoder::papers);
    }

    @Override
    public List<float[]> topics(List<String> texts) {
        return remember(topics, texts, encoder::topics);
    }

    @Override
    public List<float[]> sentences(List<String> texts) {
        return remember(sentences, texts, encoder::sentences);
    }

    @Override
    public int sentenceSize() {
        return encoder.sentenceSize();
    }

    private interface Encoding {
        List<float[]> of(List<String> texts);
    }

    private static List<float[]> remember(Map<String, float[]> known, List<String> texts, Encoding encoding) {
        var missing = new ArrayList<>(new LinkedHashSet<>(texts));
        missing.removeIf(known::containsKey);
        if (!missing.isEmpty()) {
            var made = encoding.of(missing);
            for (int i = 0; i < missing.size(); i++) {
                known.put(missing.get(i), made.get(i));
            }
        }
        var vectors = new ArrayList<float[]>();
        texts.forEach(text -> vectors.add(known.getOrDefault(text, new float[0])));
        return vectors;
    }
}
