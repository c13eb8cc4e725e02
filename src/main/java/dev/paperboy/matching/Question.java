package dev.paperboy.matching;

import dev.paperboy.topics.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The words of a topic, ready to be looked for.
 *
 * @param weights how much each stem says: common words less (see {@link CommonWords}), words that the reader repeats more
 * @param pairs words that stand side by side, "speculative decoding" in the topic
 */
record Question(Map<String, Double> weights, List<Pair> pairs) {

    static Question of(Topic topic, Analysis analysis, CommonWords common) {
        var stems =
                analysis.terms(text(topic)).stream().map(Analysis.Term::stem).toList();
        var counts = new LinkedHashMap<String, Integer>();
        stems.forEach(stem -> counts.merge(stem, 1, Integer::sum));
        var weights = new LinkedHashMap<String, Double>();
        counts.forEach((stem, count) -> weights.put(stem, common.weight(stem) * (1 + Math.log(count))));
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i + 1 < stems.size(); i++) {
            pairs.add(new Pair(stems.get(i), stems.get(i + 1)));
        }
        return new Question(weights, pairs);
    }

    /** What papers are compared with. */
    static String text(Topic topic) {
        return topic.question();
    }

    /** The share of the topic's words that a paper has, from 0 to 1; the rarer in the papers at hand, the more a word counts. */
    double share(Words paper, ToDoubleFunction<String> rarity) {
        double all = 0;
        double found = 0;
        for (var word : weights.entrySet()) {
            var weight = word.getValue() * rarity.applyAsDouble(word.getKey());
            all += weight;
            found += paper.has(word.getKey()) ? weight : 0;
        }
        return all == 0 ? 0 : found / all;
    }

    /** The share of the topic's pairs that stand together in a paper too; that of its words if there is only one. */
    double adjacent(Words paper, ToDoubleFunction<String> rarity) {
        double all = 0;
        double found = 0;
        for (var pair : pairs) {
            var weight = weight(pair.one(), rarity) + weight(pair.other(), rarity);
            all += weight;
            found += paper.hasTogether(pair.one(), pair.other()) ? weight : 0;
        }
        return all == 0 ? share(paper, rarity) : found / all;
    }

    private double weight(String stem, ToDoubleFunction<String> rarity) {
        return weights.getOrDefault(stem, 0.0) * rarity.applyAsDouble(stem);
    }

    /** Two neighbours. */
    record Pair(String one, String other) {}
}
