package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An encoder whose vector of a text is the sum of its words' random ones, and papers made of such words. */
final class WordVectors implements Encoder, Embeddings {

    private static final List<String> WORDS = List.of(
            "codec", "speech", "token", "draft", "brain", "lesion", "graph", "node", "robot", "grasp", "photon",
            "laser", "enzyme", "gene", "galaxy", "quasar", "reward", "policy", "market", "auction", "pixel", "splat",
            "query", "index", "mesh", "bias", "virus", "mouse");

    static List<Paper> papers(Random random) {
        return IntStream.rangeClosed(1, 6 + random.nextInt(20))
                .mapToObj(key -> paper(random, key))
                .toList();
    }

    static Paper paper(Random random, long key) {
        var own = List.of(word(random), word(random), word(random));
        var body = IntStream.range(0, 12)
                .mapToObj(i -> random.nextInt(4) == 0 ? word(random) : own.get(random.nextInt(own.size())))
                .collect(Collectors.joining(" "));
        return Some.paper(key, own.get(0) + " and " + own.get(1) + " number " + key, body + ".");
    }

    static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    @Override
    public String name() {
        return "words";
    }

    @Override
    public List<float[]> papers(List<String> texts) {
        return texts.stream().map(WordVectors::vector).toList();
    }

    @Override
    public List<float[]> topics(List<String> texts) {
        return papers(texts);
    }

    @Override
    public List<float[]> sentences(List<String> texts) {
        return papers(texts);
    }

    @Override
    public int sentenceSize() {
        return TwoModels.SIZE;
    }

    @Override
    public Map<Long, float[]> papers(Collection<Paper> papers) {
        var vectors = new HashMap<Long, float[]>();
        papers.forEach(paper -> vectors.put(paper.key(), vector(Embeddings.text(paper))));
        return vectors;
    }

    @Override
    public Map<Long, List<float[]>> sentences(Collection<Paper> papers) {
        return Map.of();
    }

    @Override
    public List<float[]> topics(Collection<Question> questions) {
        return questions.stream().map(question -> vector(question.text())).toList();
    }

    private static float[] vector(String text) {
        var sum = new float[2 * TwoModels.SIZE];
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z]+"))
                .filter(WORDS::contains)
                .forEach(word -> {
                    var random = new Random(word.hashCode());
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += (float) random.nextGaussian();
                    }
                });
        return Direction.unitParts(sum);
    }
}
