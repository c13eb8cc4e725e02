package dev.paperboy.matching;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The sentences of papers and what they mean. All that a run needs are encoded in one go, each once. */
final class Passages {

    private final Map<PaperText, List<String>> sentences = new HashMap<>();
    private final Map<String, float[]> directions = new HashMap<>();

    /** @param compared the papers whose sentences are to be compared by meaning */
    Passages(Collection<PaperText> compared, Encoder encoder, Background background) {
        var texts = new LinkedHashSet<String>();
        compared.forEach(paper -> texts.addAll(of(paper)));
        var order = List.copyOf(texts);
        var vectors = encoder.encode(order);
        for (int i = 0; i < order.size(); i++) {
            directions.put(order.get(i), background.from(vectors.get(i)));
        }
    }

    List<String> of(PaperText paper) {
        return sentences.computeIfAbsent(paper, text -> Sentences.of(text.body()));
    }

    /** How near each sentence of a compared paper is to a topic. */
    List<Double> nearness(PaperText compared, float[] topic) {
        return of(compared).stream()
                .map(sentence -> {
                    var direction = directions.get(sentence);
                    return direction == null ? 0 : Math.max(0, Background.nearness(topic, direction));
                })
                .toList();
    }
}
