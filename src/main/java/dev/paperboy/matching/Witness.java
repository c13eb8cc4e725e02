package dev.paperboy.matching;

import dev.paperboy.topics.Topic;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Finds in a paper what a person can check: the topic's words, and the sentences that carry the match. */
final class Witness {

    private static final int MOST_WORDS = 6;
    private static final int MOST_SENTENCES = 3;
    private static final int MOST_CHARACTERS = 600;

    /** A second or third sentence must carry at least this share of the best one's weight. */
    private static final double WORTH_SHOWING = 0.4;

    private final Analysis analysis;
    private final CommonWords common;
    private final Abbreviations abbreviations;
    private final ToDoubleFunction<String> rarity;
    private final Map<String, Set<String>> stemsOfSentences = new HashMap<>();

    /** @param rarity of a stem in the papers at hand, such as its idf */
    Witness(Analysis analysis, CommonWords common, Abbreviations abbreviations, ToDoubleFunction<String> rarity) {
        this.analysis = analysis;
        this.common = common;
        this.abbreviations = abbreviations;
        this.rarity = rarity;
    }

    /** @param nearness of each sentence to the topic, from 0 to 1; empty if only words are to be looked at */
    Evidence evidence(Topic topic, PaperText paper, List<String> sentences, List<Double> nearness) {
        var wanted = wanted(topic);
        return new Evidence(words(wanted, paper), choose(wanted, sentences, nearness));
    }

    private Set<String> wanted(Topic topic) {
        return analysis.distinctStems(abbreviations.writtenOut(topic.about() + " " + String.join(" ", topic.must())));
    }

    private List<String> words(Set<String> wanted, PaperText paper) {
        var found = new LinkedHashMap<String, String>();
        collect(wanted, paper.title(), paper.titleTerms(), found);
        collect(wanted, paper.body(), paper.bodyTerms(), found);
        return found.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, String> word) -> -weight(word.getKey())))
                .limit(MOST_WORDS)
                .map(Map.Entry::getValue)
                .toList();
    }

    private static void collect(Set<String> wanted, String text, List<Analysis.Term> terms, Map<String, String> found) {
        for (var term : terms) {
            if (wanted.contains(term.stem())) {
                found.putIfAbsent(term.stem(), text.substring(term.start(), term.end()));
            }
        }
    }

    private double weight(String stem) {
        return common.weight(stem) * rarity.applyAsDouble(stem);
    }

    private List<String> choose(Set<String> wanted, List<String> sentences, List<Double> nearness) {
        var worth = IntStream.range(0, sentences.size())
                .mapToObj(i -> lexical(wanted, sentences.get(i)) + (nearness.isEmpty() ? 0 : nearness.get(i)))
                .toList();
        var best = IntStream.range(0, sentences.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -worth.get(i)))
                .toList();
        var chosen = new TreeMap<Integer, String>();
        int length = 0;
        for (var i : best) {
            var sentence = sentences.get(i);
            var fits = length + sentence.length() <= MOST_CHARACTERS
                    && worth.get(i) >= WORTH_SHOWING * worth.get(best.get(0));
            if (chosen.isEmpty() || (chosen.size() < MOST_SENTENCES && fits)) {
                chosen.put(i, sentence);
                length += sentence.length();
            }
        }
        return List.copyOf(chosen.values());
    }

    /** The share of the topic's words that the sentence has, weighted by how much they say. */
    private double lexical(Set<String> wanted, String sentence) {
        var found = stemsOfSentences.computeIfAbsent(sentence, analysis::distinctStems);
        double hit = 0;
        double all = 0;
        for (var stem : wanted) {
            all += weight(stem);
            hit += found.contains(stem) ? weight(stem) : 0;
        }
        return all == 0 ? 0 : hit / all;
    }
}
