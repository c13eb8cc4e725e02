package dev.paperboy.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
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

    private final Plurals plurals = new Plurals();

    /** For what must or must not occur: the stems of ranking would take an organ for an organization. */
    private static final class EveryWord extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            var words = new StandardTokenizer();
            return new TokenStreamComponents(words, new ASCIIFoldingFilter(new EnglishPossessiveFilter(words)));
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

    /** A text that has none is written in capitals throughout. */
    private static final Pattern SMALL_LETTERS = Pattern.compile("\\p{Ll}{2}");

    /** All words, so that "state of the art" is a phrase like any other; number and accents make no difference, all else does. */
    List<Word> everyWord(String text) {
        var written = terms(everyWord, JOINED.matcher(Plain.of(text)).replaceAll(" "));
        var shouted = written.size() > 1 && !SMALL_LETTERS.matcher(text).find();
        return written.stream()
                .map(word -> new Word(plurals.readings(word.stem(), shouted), word.start(), word.end()))
                .toList();
    }

    /** All words of what is asked for, where a capital tells more than in a title. */
    List<Word> everyAskedWord(String typed) {
        var name = typed.strip();
        return !name.isEmpty() && plurals.isName(name)
                ? List.of(new Word(Set.of(name.toLowerCase(Locale.ROOT)), 0, name.length()))
                : everyWord(typed);
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
