package dev.paperboy.matching;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What occurs in a paper word for word, ready to be asked many times. */
final class Occurring {

    private final PaperText text;
    private final List<String> title;
    private final List<String> body;
    private final Set<String> words = new HashSet<>();

    Occurring(PaperText text, Analysis analysis) {
        this.text = text;
        this.title = analysis.everyWord(text.title());
        this.body = analysis.everyWord(text.body());
        words.addAll(title);
        words.addAll(body);
    }

    boolean has(Phrase phrase) {
        return phrase.pattern() == null ? hasWords(phrase.words()) : finds(phrase.pattern());
    }

    private boolean hasWords(List<String> phrase) {
        return !phrase.isEmpty()
                && words.containsAll(phrase)
                && (phrase.size() == 1
                        || Collections.indexOfSubList(title, phrase) >= 0
                        || Collections.indexOfSubList(body, phrase) >= 0);
    }

    private boolean finds(Pattern pattern) {
        return pattern.matcher(text.title()).find()
                || pattern.matcher(text.body()).find();
    }

    /**
     * A word or phrase that is asked for.
     *
     * @param words see {@link Analysis#everyWord}
     * @param pattern to be found instead, if the words do not say all: "transform*", "C++"
     */
    record Phrase(List<String> words, @Nullable Pattern pattern) {

        /** A beginning of two letters at least: A* and D* are names of algorithms. */
        private static final Pattern BEGINNING = Pattern.compile(".*[\\p{L}\\p{N}]{2}\\*+");

        private static final Pattern LANGUAGE = Pattern.compile("[\\p{L}\\p{N}]+[+#*]+");
        private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

        static Phrase of(String typed, Analysis analysis) {
            var pattern = BEGINNING.matcher(typed).matches()
                    ? beginning(typed)
                    : LANGUAGE.matcher(typed).matches() ? exactly(typed) : null;
            return new Phrase(analysis.everyWord(typed), pattern);
        }

        /** The words in their order, the last one perhaps going on. */
        private static Pattern beginning(String typed) {
            var words = BETWEEN.splitAsStream(typed)
                    .filter(word -> !word.isEmpty())
                    .map(Pattern::quote)
                    .collect(Collectors.joining("[^\\p{L}\\p{N}]+"));
            return compile("(?<![\\p{L}\\p{N}])" + words);
        }

        private static Pattern exactly(String typed) {
            return compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(typed) + "(?![\\p{L}\\p{N}+#*])");
        }

        private static Pattern compile(String regex) {
            return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }
    }
}
