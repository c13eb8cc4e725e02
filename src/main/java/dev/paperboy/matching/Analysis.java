package dev.paperboy.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
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
    private final Analyzer everyWord = new EveryWord();

    /** What the rule for plurals would make another word of. */
    private static final CharArraySet NO_PLURALS = new CharArraySet(List.of("news", "does", "has", "his", "as"), false);

    /**
     * For what must or must not occur. Number and accents make no difference, all else does: the stems of ranking would take an organ for
     * an organization.
     */
    private static final class EveryWord extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            var words = new StandardTokenizer();
            var small = new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(words)));
            return new TokenStreamComponents(
                    words, new EnglishMinimalStemFilter(new SetKeywordMarkerFilter(small, NO_PLURALS)));
        }
    }

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

    /** Sources lose the blank after a sentence, and a word break (UAX #29) needs one. */
    private static final Pattern JOINED = Pattern.compile("(?<=\\p{L})[.:_](?=\\p{L})");

    /** All words without their number, so that "state of the art" is a phrase like any other. */
    List<String> everyWord(String text) {
        return everyTerm(text).stream().map(Term::stem).toList();
    }

    /** The same with where they stand. */
    List<Term> everyTerm(String text) {
        return terms(everyWord, JOINED.matcher(text).replaceAll(" "));
    }

    /** The stream that Lucene indexes with. */
    Analyzer forIndex() {
        return withoutStopWords;
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
