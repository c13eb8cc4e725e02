package dev.paperboy.matching;

import dev.paperboy.topics.Nearness;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What occurs in a paper word for word, ready to be asked many times. */
final class Occurring {

    private final String plainTitle;
    private final String plainBody;
    private final List<Word> title;
    private final List<Word> body;
    private final Set<String> readings = new HashSet<>();

    Occurring(PaperText text, Analysis analysis) {
        this.plainTitle = Plain.of(text.title());
        this.plainBody = Plain.of(text.body());
        this.title = analysis.everyWord(text.title());
        this.body = analysis.everyWord(text.body());
        title.forEach(word -> readings.addAll(word.readings()));
        body.forEach(word -> readings.addAll(word.readings()));
    }

    boolean has(Phrase phrase) {
        if (phrase.distance() > 0) {
            return isNear(phrase, title) || isNear(phrase, body);
        }
        return phrase.pattern() == null ? hasWords(phrase.words()) : finds(phrase.pattern());
    }

    /**
     * Whether the words stand so near each other: seen from where each would stand in a phrase, they are at most so many places apart, in
     * whatever order. Lucene's rule, see {@code SloppyPhraseMatcher}.
     */
    private boolean isNear(Phrase phrase, List<Word> text) {
        return hasAll(phrase.words()) && IntStream.range(0, text.size()).anyMatch(place -> isNear(phrase, text, place));
    }

    /** Whether they do with none of them before its place in a phrase that begins at one of the places that this word allows. */
    private static boolean isNear(Phrase phrase, List<Word> text, int place) {
        var wanted = phrase.words();
        for (int own = 0; own < wanted.size(); own++) {
            if (wanted.get(own).is(text.get(place)) && allFrom(place - own, phrase, text)) {
                return true;
            }
        }
        return false;
    }

    /** Each word at a place of its own, at most so far behind the place that it would have in a phrase from the first one on. */
    private static boolean allFrom(int first, Phrase phrase, List<Word> text) {
        var taken = new HashSet<Integer>();
        for (int i = 0; i < phrase.words().size(); i++) {
            int from = Math.max(0, first + i);
            int to = Math.min(text.size() - 1, first + i + phrase.distance());
            int place = from;
            while (place <= to
                    && (taken.contains(place)
                            || !text.get(place).is(phrase.words().get(i)))) {
                place++;
            }
            if (place > to) {
                return false;
            }
            taken.add(place);
        }
        return true;
    }

    private boolean hasWords(List<Word> phrase) {
        return !phrase.isEmpty()
                && hasAll(phrase)
                && (phrase.size() == 1 || hasPhrase(phrase, title) || hasPhrase(phrase, body));
    }

    private boolean hasAll(List<Word> words) {
        return words.stream().allMatch(word -> !Collections.disjoint(word.readings(), readings));
    }

    private static boolean hasPhrase(List<Word> phrase, List<Word> text) {
        return IntStream.rangeClosed(0, text.size() - phrase.size()).anyMatch(place -> standsAt(place, phrase, text));
    }

    /** Whether a phrase is there, word for word; it must have room. */
    static boolean standsAt(int place, List<Word> phrase, List<Word> text) {
        return IntStream.range(0, phrase.size()).allMatch(i -> phrase.get(i).is(text.get(place + i)));
    }

    private boolean finds(Pattern pattern) {
        return pattern.matcher(plainTitle).find() || pattern.matcher(plainBody).find();
    }

    /**
     * A word or phrase that is asked for.
     *
     * @param words see {@link Analysis#everyWord}
     * @param pattern to be found instead in a {@link Plain} text, if the words do not say all: "transform*", "C++", ".NET"
     * @param distance above 0 if the words need only stand near each other, see {@link Nearness}
     */
    record Phrase(List<Word> words, @Nullable Pattern pattern, int distance) {

        /** A beginning of two letters at least: A* and D* are names of algorithms. */
        private static final Pattern BEGINNING = Pattern.compile(".*[\\p{L}\\p{N}]{2}\\*+");

        private static final Pattern LANGUAGE = Pattern.compile("\\.?[\\p{L}\\p{N}]+[+#*]+|\\.[\\p{L}\\p{N}]+");
        private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

        static Phrase of(String typed, Analysis analysis) {
            var near = Nearness.in(typed);
            if (near.isPresent()) {
                return new Phrase(
                        analysis.everyWord(near.get().words()), null, near.get().distance());
            }
            return new Phrase(analysis.everyAskedWord(typed), pattern(Plain.of(typed)), 0);
        }

        private static @Nullable Pattern pattern(String typed) {
            if (BEGINNING.matcher(typed).matches()) {
                return beginning(typed);
            }
            return LANGUAGE.matcher(typed).matches() ? exactly(typed) : null;
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
