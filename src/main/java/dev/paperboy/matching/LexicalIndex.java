package dev.paperboy.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/** Lucene's BM25 over some papers, in memory. A title's word counts twice. */
final class LexicalIndex implements AutoCloseable {

    private static final String FIELD = "text";
    private static final int TITLE_WEIGHT = 2;

    /** About 10 MB; the words of readers' libraries are asked for again and again. */
    private static final int MOST_IDFS = 100_000;

    private final Map<String, Double> idfs = new ConcurrentHashMap<>();
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    /** Papers are known by their place in the list. */
    LexicalIndex(List<PaperText> papers, Analysis analysis) {
        // One segment that is never merged: the document's number is its place in the list.
        var config = new IndexWriterConfig(analysis.forIndex())
                .setMergePolicy(NoMergePolicy.INSTANCE)
                .setRAMBufferSizeMB(256);
        try {
            try (var writer = new IndexWriter(directory, config)) {
                for (var paper : papers) {
                    writer.addDocument(document(paper));
                }
            }
            reader = DirectoryReader.open(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory cannot fail to be written", e);
        }
        searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity());
        // Each topic is asked once, there is nothing to gain from keeping answers.
        searcher.setQueryCache(null);
    }

    private static Document document(PaperText paper) {
        var document = new Document();
        for (int i = 0; i < TITLE_WEIGHT; i++) {
            document.add(new TextField(FIELD, paper.title(), Field.Store.NO));
        }
        document.add(new TextField(FIELD, paper.body(), Field.Store.NO));
        return document;
    }

    /**
     * How well each paper answers some stems: BM25 as a share of what no paper can exceed, the sum of the idf of all stems, so that
     * it can be compared over topics.
     *
     * @param weights how much each stem counts beside its idf
     */
    double[] scores(Map<String, Double> weights) {
        var scores = new double[reader.maxDoc()];
        var best = weights.entrySet().stream()
                .mapToDouble(word -> idf(word.getKey()) * word.getValue())
                .sum();
        if (scores.length == 0 || best == 0) {
            return scores;
        }
        var query = new BooleanQuery.Builder();
        weights.entrySet().stream()
                .filter(word -> word.getValue() > 0 && occurs(word.getKey()))
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(IndexSearcher.getMaxClauseCount())
                .forEach(word -> query.add(clause(word.getKey(), word.getValue() / best), BooleanClause.Occur.SHOULD));
        try {
            searcher.search(query.build(), new Scores(scores));
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory cannot fail to be read", e);
        }
        return scores;
    }

    /** How much these papers resemble others; takes a moment to make. */
    Resemblance resemblance() {
        return new Resemblance(reader, FIELD);
    }

    private static Query clause(String stem, double weight) {
        return new BoostQuery(new TermQuery(new Term(FIELD, stem)), (float) weight);
    }

    /** Lucene's idf; the rarer in these papers, the higher. */
    double idf(String stem) {
        var known = idfs.get(stem);
        if (known != null) {
            return known;
        }
        if (idfs.size() >= MOST_IDFS) {
            idfs.clear();
        }
        var idf = idf(frequency(stem), reader.maxDoc());
        idfs.put(stem, idf);
        return idf;
    }

    /** Lucene's idf of what stands in some of all papers. */
    static double idf(int frequency, int papers) {
        return Math.log(1 + (papers - frequency + 0.5) / (frequency + 0.5));
    }

    private boolean occurs(String stem) {
        return frequency(stem) > 0;
    }

    private int frequency(String stem) {
        try {
            return reader.docFreq(new Term(FIELD, stem));
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory cannot fail to be read", e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory cannot fail to be closed", e);
        }
    }

    /** Takes every paper's score; Lucene's own list of the best would sort them for nothing. */
    private static final class Scores extends SimpleCollector {

        private final double[] scores;
        private @Nullable Scorable scorer;
        private int base;

        Scores(double[] scores) {
            this.scores = scores;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) {
            base = context.docBase;
        }

        @Override
        public void setScorer(Scorable scorer) {
            this.scorer = scorer;
        }

        @Override
        public void collect(int document) throws IOException {
            scores[base + document] =
                    Objects.requireNonNull(scorer, "Lucene sets it first").score();
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE;
        }
    }
}
