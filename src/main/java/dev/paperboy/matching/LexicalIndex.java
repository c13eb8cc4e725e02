package dev.paperboy.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Lucene's BM25 over some papers, in memory. A title's word counts three times. */
final class LexicalIndex implements AutoCloseable {

    private static final String FIELD = "text";
    private static final int TITLE_WEIGHT = 3;

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
                .limit(IndexSearcher.getMaxClauseCount())
                .forEach(word -> query.add(clause(word.getKey(), word.getValue()), BooleanClause.Occur.SHOULD));
        try {
            for (var hit : searcher.search(query.build(), scores.length).scoreDocs) {
                scores[hit.doc] = hit.score / best;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory cannot fail to be read", e);
        }
        return scores;
    }

    private static Query clause(String stem, double weight) {
        return new BoostQuery(new TermQuery(new Term(FIELD, stem)), (float) weight);
    }

    /** Lucene's idf; the rarer in these papers, the higher. */
    double idf(String stem) {
        try {
            var frequency = reader.docFreq(new Term(FIELD, stem));
            return Math.log(1 + (reader.maxDoc() - frequency + 0.5) / (frequency + 0.5));
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
}
