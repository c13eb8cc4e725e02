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

    /**
     * How much of this question papers have, where some words are rarer than others.
     *
     * @param vocabulary of the papers
     */
    Coverage coverage(ToDoubleFunction<String> rarity, Vocabulary vocabulary) {
        var words = new LinkedHashMap<String, Double>();
        weights.forEach((stem, weight) -> words.put(stem, weight * rarity.applyAsDouble(stem)));
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i + 1 < order.size(); i++) {
            var one = order.get(i);
            var other = order.get(i + 1);
            pairs.add(new Pair(
                    vocabulary.find(one),
                    vocabulary.find(other),
                    words.getOrDefault(one, 0.0) + words.getOrDefault(other, 0.0)));
        }
        return new Coverage(
                words.entrySet().stream()
                        .map(word -> new Stem(vocabulary.find(word.getKey()), word.getValue()))
                        .toList(),
                words.values().stream().mapToDouble(Double::doubleValue).sum(),
                List.copyOf(pairs),
                pairs.stream().mapToDouble(Pair::weight).sum());
    }

    /** A word of the topic, by its number. */
    private record Stem(int number, double weight) {}

    /** Two words that stand side by side in the topic, by their numbers. */
    private record Pair(int one, int other, double weight) {}

    /** How much of a question a paper has. */
    record Coverage(List<Stem> words, double allWords, List<Pair> pairs, double allPairs) {

        /** The share of the topic's words that a paper has, from 0 to 1; the rarer in the papers at hand, the more a word counts. */
        double share(Words paper) {
            double found = 0;
            for (var word : words) {
                found += paper.has(word.number()) ? word.weight() : 0;
            }
            return allWords == 0 ? 0 : found / allWords;
        }

        /** The share of the topic's pairs that stand together in a paper too; that of its words if there is only one. */
        double adjacent(Words paper) {
            double found = 0;
            for (var pair : pairs) {
                found += paper.hasTogether(pair.one(), pair.other()) ? pair.weight() : 0;
            }
            return allPairs == 0 ? share(paper) : found / allPairs;
        }
    }
}
