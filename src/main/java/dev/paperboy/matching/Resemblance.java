package dev.paperboy.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.SmallFloat;

/**
 * How much papers resemble others by their words: BM25 turned round, from each paper to its stems. A reader's library asks for thousands
 * of stems, and to look up the papers of each takes many times as long as to go through the stems of each paper.
 */
final class Resemblance {

    /** Whole papers are compared: what a word's tenth occurrence says, and what a long text's words say, matters more and less. */
    private static final double K1 = 2;

    private static final double B = 0.9;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final double[] idfs;
    private final double unknown;

    /** Each paper's stems, and BM25's share of what each of them could count. */
    private final int[][] stems;

    private final float[][] shares;

    Resemblance(IndexReader reader, String field) {
        int papers = reader.maxDoc();
        var sizes = new int[papers];
        var lengths = new long[papers];
        each(reader, field, (paper, stem, frequency) -> {
            numbers.putIfAbsent(stem, numbers.size());
            sizes[paper]++;
            lengths[paper] += frequency;
        });
        stems = new int[papers][];
        shares = new float[papers][];
        Arrays.setAll(stems, paper -> new int[sizes[paper]]);
        Arrays.setAll(shares, paper -> new float[sizes[paper]]);
        var average = Math.max(1, Arrays.stream(lengths).average().orElse(1));
        var frequencies = new int[numbers.size()];
        each(reader, field, (paper, stem, frequency) -> {
            int place = --sizes[paper];
            int number = numbers.getOrDefault(stem, 0);
            frequencies[number]++;
            stems[paper][place] = number;
            shares[paper][place] = share(frequency, rounded(lengths[paper]) / average);
        });
        unknown = LexicalIndex.idf(0, papers);
        idfs = Arrays.stream(frequencies)
                .mapToDouble(frequency -> LexicalIndex.idf(frequency, papers))
                .toArray();
    }

    private static float share(int frequency, double length) {
        return (float) (frequency / (frequency + K1 * (1 - B + B * length)));
    }

    /** To four binary digits, as Lucene keeps it; the exact lengths came to 0.003 and 0.008 less nDCG@10 on likes. */
    private static int rounded(long length) {
        return SmallFloat.byte4ToInt(SmallFloat.intToByte4((int) length));
    }

    private interface Occurrence {
        void of(int paper, String stem, int frequency);
    }

    private static void each(IndexReader reader, String field, Occurrence occurrence) {
        try {
            for (var leaf : reader.leaves()) {
                each(leaf, field, occurrence);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory cannot fail to be read", e);
        }
    }

    private static void each(LeafReaderContext leaf, String field, Occurrence occurrence) throws IOException {
        var terms = leaf.reader().terms(field);
        if (terms == null) {
            return;
        }
        var all = terms.iterator();
        for (var term = all.next(); term != null; term = all.next()) {
            var stem = term.utf8ToString();
            var papers = all.postings(null, PostingsEnum.FREQS);
            for (int paper = papers.nextDoc(); paper != DocIdSetIterator.NO_MORE_DOCS; paper = papers.nextDoc()) {
                occurrence.of(leaf.docBase + paper, stem, papers.freq());
            }
        }
    }

    /**
     * What some examples have in common with each paper: each example's tf-idf, of length 1, times its weight, summed over the stems that
     * the paper has.
     */
    double[] of(List<Taste.Example> examples) {
        var weights = new double[idfs.length];
        examples.forEach(example -> add(example.stems(), example.weight(), weights));
        var sums = new double[stems.length];
        for (int paper = 0; paper < sums.length; paper++) {
            for (int i = 0; i < stems[paper].length; i++) {
                sums[paper] += weights[stems[paper][i]] * shares[paper][i];
            }
        }
        return sums;
    }

    private void add(Taste.Stems example, double weight, double[] weights) {
        var places = new int[example.stems().size()];
        var own = new double[places.length];
        double square = 0;
        for (int i = 0; i < places.length; i++) {
            places[i] = numbers.getOrDefault(example.stems().get(i), -1);
            own[i] = example.frequencies()[i] * (places[i] < 0 ? unknown : idfs[places[i]]);
            square += own[i] * own[i];
        }
        for (int i = 0; i < places.length && square > 0; i++) {
            if (places[i] >= 0) {
                weights[places[i]] += own[i] * weight / Math.sqrt(square);
            }
        }
    }
}
