package dev.paperboy.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Takes English text apart into stems; one way for topics, papers and the index. Safe for several threads. */
final class Analysis {

    /** Small words that readers use and that Lucene's list of stop words does not have. */
    private static final List<String> SMALL_WORDS = List.of(
            "about", "all", "also", "any", "between", "can", "do", "does", "from", "has", "have", "how", "i", "its",
            "more", "most", "my", "our", "out", "over", "so", "some", "than", "through", "up", "us", "use", "using",
            "via", "we", "what", "when", "where", "which", "who", "why", "you", "your");

    private final Analyzer withoutStopWords = new EnglishAnalyzer(stopWords());
    private final Analyzer everyWord = new EnglishAnalyzer(CharArraySet.EMPTY_SET);

    private static CharArraySet stopWords() {
        var words = CharArraySet.copy(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
        words.addAll(SMALL_WORDS);
        return words;
    }

    /** The words in their order, without stop words. */
    List<Term> terms(String text) {
        return terms(withoutStopWords, text);
    }

    /** The stems that occur, in the order in which they are met first, without stop words. */
    Set<String> distinctStems(String text) {
        var stems = new LinkedHashSet<String>();
        terms(text).forEach(term -> stems.add(term.stem()));
        return stems;
    }

    /** The stems of all words, so that "state of the art" is a phrase like any other. */
    List<String> everyStem(String text) {
        return terms(everyWord, text).stream().map(Term::stem).toList();
    }

    /** The stream that Lucene indexes with. */
    Analyzer forIndex() {
        return withoutStopWords;
    }

    /** Whether a phrase occurs word for word. */
    static boolean contains(List<String> stems, List<String> phrase) {
        return !phrase.isEmpty() && Collections.indexOfSubList(stems, phrase) >= 0;
    }

    private static List<Term> terms(Analyzer analyzer, String text) {
        var terms = new ArrayList<Term>();
        try (var stream = analyzer.tokenStream("text", text)) {
            var stem = stream.addAttribute(CharTermAttribute.class);
            var offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(new Term(stem.toString(), offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory cannot fail to be read", e);
        }
        return List.copyOf(terms);
    }

    /** A stem and where its word stands in the text. */
    record Term(String stem, int start, int end) {}
}
