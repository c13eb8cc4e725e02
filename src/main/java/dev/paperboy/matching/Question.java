package dev.paperboy.matching;

import dev.paperboy.topics.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of a topic, ready to be looked for.
 *
 * @param weights how much each stem says: common words less (see {@link CommonWords}), words that the reader repeats more
 * @param order the stems as they stand in the topic
 */
record Question(Map<String, Double> weights, List<String> order) {

    static Question of(Topic topic, Analysis analysis, CommonWords common) {
        var stems = analysis.terms(topic.question()).stream()
                .map(Analysis.Term::stem)
                .toList();
        var counts = new LinkedHashMap<String, Integer>();
        stems.forEach(stem -> counts.merge(stem, 1, Integer::sum));
        var weights = new LinkedHashMap<String, Double>();
        counts.forEach((stem, count) -> weights.put(stem, common.weight(stem) * (1 + Math.log(count))));
        return new Question(weights, stems);
    }
}
