package dev.paperboy.matching;

import dev.paperboy.matching.Embeddings.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The vectors of topics: each is encoded once, as long as it is among the latest used. Safe for several threads. */
final class TopicVectors {

    private final Embeddings embeddings;
    private final Map<String, float[]> known;

    /** @param most how many texts are remembered; each costs about 4 KB */
    TopicVectors(Embeddings embeddings, int most) {
        this.embeddings = embeddings;
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
                return size() > most;
            }
        };
    }

    /** One for each topic, in their order. */
    List<float[]> of(List<Question> questions) {
        var texts = questions.stream().map(Question::text).toList();
        var vectors = recall(texts);
        var missing = new LinkedHashMap<String, Question>();
        questions.stream()
                .filter(question -> !vectors.containsKey(question.text()))
                .forEach(question -> missing.putIfAbsent(question.text(), question));
        if (!missing.isEmpty()) {
            var order = List.copyOf(missing.keySet());
            var encoded = embeddings.topics(List.copyOf(missing.values()));
            for (int i = 0; i < order.size(); i++) {
                vectors.put(order.get(i), encoded.get(i));
            }
            remember(order, encoded);
        }
        var answer = new ArrayList<float[]>();
        for (var text : texts) {
            answer.add(vectors.getOrDefault(text, new float[0]));
        }
        return answer;
    }

    private synchronized Map<String, float[]> recall(List<String> texts) {
        var vectors = new HashMap<String, float[]>();
        for (var text : texts) {
            var vector = known.get(text);
            if (vector != null) {
                vectors.put(text, vector);
            }
        }
        return vectors;
    }

    private synchronized void remember(List<String> texts, List<float[]> vectors) {
        for (int i = 0; i < texts.size(); i++) {
            known.put(texts.get(i), vectors.get(i));
        }
    }
}
