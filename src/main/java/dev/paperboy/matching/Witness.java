package dev.paperboy.matching;

import dev.paperboy.matching.Fits.Place;
import dev.paperboy.matching.Occurring.Phrase;
import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Finds in a paper what a person can check: the topic's words, and the sentences that carry the match. */
final class Witness {

    private static final int MOST_WORDS = 4;
    private static final int MOST_SENTENCES = 3;
    private static final int MOST_CHARACTERS = 600;

    /** A second or third sentence must carry at least this share of the best one's weight. */
    private static final double WORTH_SHOWING = 0.4;

    private final Shelf shelf;
    private final Map<Long, List<float[]>> vectors;
    private final Analysis analysis;
    private final CommonWords common;
    private final Abbreviations abbreviations;
    private final Map<Long, Hits.Pages> pages = new HashMap<>();
    private final Map<Long, List<Sentence>> sentences = new HashMap<>();

    /** @param vectors of the sentences of the papers that will be asked about, by the papers' keys */
    Witness(
            Shelf shelf,
            Map<Long, List<float[]>> vectors,
            Analysis analysis,
            CommonWords common,
            Abbreviations abbreviations) {
        this.shelf = shelf;
        this.vectors = vectors;
        this.analysis = analysis;
        this.common = common;
        this.abbreviations = abbreviations;
    }

    /** @param topicVector see {@link Encoder#topics} */
    Evidence evidence(Topic topic, float[] topicVector, Place fit) {
        var hits = Hits.of(topic, pages(fit.paper()), analysis, abbreviations);
        var telling = telling(hits);
        return new Evidence(
                telling.stream()
                        .limit(MOST_WORDS)
                        .map(key -> hits.forms(key).get(0))
                        .toList(),
                telling.stream().flatMap(key -> hits.forms(key).stream()).toList(),
                choose(wanted(topic), topicVector, sentences(fit.paper())),
                topic.shown(fit.byline()),
                "");
    }

    private Hits.Pages pages(Paper paper) {
        return pages.computeIfAbsent(paper.key(), key -> new Hits.Pages(PaperText.of(paper), analysis, abbreviations));
    }

    private List<Sentence> sentences(Paper paper) {
        return sentences.computeIfAbsent(paper.key(), key -> {
            var whole = PaperText.sentences(paper);
            // Another release of Java may split another way: then words alone decide.
            var known = vectors.getOrDefault(key, List.of());
            return IntStream.range(0, whole.size())
                    .mapToObj(i -> new Sentence(
                            whole.get(i),
                            analysis.distinctStems(whole.get(i)),
                            new Occurring(new PaperText("", whole.get(i)), analysis),
                            known.size() == whole.size() ? known.get(i) : new float[0]))
                    .toList();
        });
    }

    private Wanted wanted(Topic topic) {
        var stems = new LinkedHashMap<String, Double>();
        analysis.distinctStems(abbreviations.writtenOut(topic.about())).forEach(stem -> stems.put(stem, weight(stem)));
        var phrases = new LinkedHashMap<Phrase, Double>();
        topic.words().forEach(words -> phrases.put(Phrase.of(words, analysis), weightOfAll(words)));
        return new Wanted(stems, phrases);
    }

    private double weightOfAll(String words) {
        return analysis.distinctStems(words).stream().mapToDouble(this::weight).sum();
    }

    /** The most telling ones first; common words only if there is nothing better. */
    private List<String> telling(Hits hits) {
        var telling = hits.keys().stream().anyMatch(key -> !isCommon(hits, key));
        return hits.keys().stream()
                .filter(key -> !telling || !isCommon(hits, key))
                .sorted(Comparator.comparingDouble(key -> -weight(key)))
                .toList();
    }

    /** An abbreviation is as common as what it stands for: "LM" as "language model". */
    private boolean isCommon(Hits hits, String key) {
        return !hits.isAskedFor(key)
                && (common.has(key)
                        || hits.forms(key).stream()
                                .map(analysis::distinctStems)
                                .anyMatch(stems ->
                                        !stems.isEmpty() && stems.stream().allMatch(common::has)));
    }

    private double weight(String stem) {
        return common.weight(stem) * shelf.index().idf(stem);
    }

    private List<String> choose(Wanted wanted, float[] topicVector, List<Sentence> sentences) {
        var likeness = sentences.stream()
                .mapToDouble(sentence -> Direction.product(sentence.vector(), topicVector))
                .toArray();
        // Any two sentences of research are alike by half: only what one has more than the least of its abstract says
        // something.
        var least = Arrays.stream(likeness).min().orElse(0);
        var worth = IntStream.range(0, likeness.length)
                .mapToObj(i -> wanted.in(sentences.get(i)) + likeness[i] - least)
                .toList();
        var best = IntStream.range(0, sentences.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -worth.get(i)))
                .toList();
        var chosen = new TreeMap<Integer, String>();
        int length = 0;
        for (var i : best) {
            var sentence = sentences.get(i).text();
            var fits = length + sentence.length() <= MOST_CHARACTERS
                    && worth.get(i) >= WORTH_SHOWING * worth.get(best.get(0));
            if (chosen.isEmpty() || (chosen.size() < MOST_SENTENCES && fits)) {
                chosen.put(i, sentence);
                length += sentence.length();
            }
        }
        return List.copyOf(chosen.values());
    }

    private record Sentence(String text, Set<String> stems, Occurring words, float[] vector) {}

    /**
     * What a sentence shall have, with how much it says.
     *
     * @param stems of the free text
     * @param phrases that must or may occur, and count only where they hit, see {@link Hits}
     */
    private record Wanted(Map<String, Double> stems, Map<Phrase, Double> phrases) {

        /** The share of it that the sentence has. */
        double in(Sentence sentence) {
            var all = sum(stems, stem -> true) + sum(phrases, phrase -> true);
            var hit = sum(stems, sentence.stems()::contains) + sum(phrases, sentence.words()::has);
            return all == 0 ? 0 : hit / all;
        }

        private static <T> double sum(Map<T, Double> weights, Predicate<T> counts) {
            return weights.entrySet().stream()
                    .filter(weight -> counts.test(weight.getKey()))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
        }
    }
}
