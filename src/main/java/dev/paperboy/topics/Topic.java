package dev.paperboy.topics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One interest: free text or papers as examples, and what must, may or must not hold of a paper besides.
 *
 * @param text as the reader typed it, white space normalised; two topics with the same text are the same topic
 * @param about the free text that papers are compared with; empty if there are only conditions or examples
 * @param must words or phrases, each of which must occur
 * @param any of each of these at least one alternative must hold: words, authors, categories. What is typed {@code author:X} is one
 *     alternative of all authors that are typed so, what is typed {@code +author:X} stands alone
 * @param not words or phrases, none of which may occur
 * @param without authors and categories that the paper may not have
 * @param like names of papers that others are to resemble, {@code arxiv:2401.01234}: examples, which are no condition
 */
public record Topic(
        String text,
        String about,
        List<String> must,
        List<Any> any,
        List<String> not,
        List<Clause> without,
        List<String> like) {

    /** Longest text that is taken, in characters. */
    public static final int MAX_LENGTH = 500;

    public Topic {
        must = List.copyOf(must);
        any = List.copyOf(any);
        not = List.copyOf(not);
        without = List.copyOf(without);
        like = List.copyOf(like);
    }

    /** A topic that is nothing but free text. */
    public static Topic plain(String text) {
        return new Topic(text, text, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /**
     * Reads what a reader typed. Free text is free text, whatever signs it has in it. Beside it, as in Lucene: {@code +word},
     * {@code -word}, {@code "a phrase"} with a sign, {@code NOT}, {@code AND}, {@code OR} (between single words, phrases, fields or
     * groups; in prose they are words), parentheses, {@code author:"Ada Lovelace"}, {@code cat:cs.CL}, {@code cat:cs.*}, {@code
     * +transform*}, {@code like:2401.01234} for a paper as an example, and a backslash before a sign that is meant as a character. What follows a field without quotes is one word. Quoted
     * phrases without any other free text are alternatives, one of which must occur.
     *
     * @throws TopicException with a sentence for the reader, and where the trouble is
     */
    public static Topic parse(String text) {
        return TopicReader.read(text);
    }

    /** The same topic in the plainest form: reading it again gives the same topic but for its text. */
    public String describe() {
        return Canonical.of(this);
    }

    /** The same topic with {@link #describe} as its text. */
    public Topic canonical() {
        return new Topic(describe(), about, must, any, not, without, like);
    }

    /**
     * What papers are compared with: the free text, or, if there is none, the words that are asked for; may be empty. Words that must
     * occur do not count beside free text: with "neural audio codecs +model" in the question, every paper on models would fit.
     */
    public String question() {
        return about.isEmpty() ? String.join(" ", words()) : about;
    }

    /** Whether nothing but examples says what the papers shall be about; there may be conditions beside them. */
    public boolean isByExample() {
        return about.isEmpty() && !like.isEmpty();
    }

    /** Whether only conditions are given, in which no word says what the papers shall be about. */
    public boolean namesNoSubject() {
        return question().isEmpty() && like.isEmpty();
    }

    /**
     * What to tell of examples that nothing is known of, each at its place.
     *
     * @param known whether the text of a paper is there, by its name
     * @throws TopicException if nothing is left by which papers could be found: no free text, and no other example
     */
    public List<TopicHint> unknown(Predicate<String> known) {
        return new UnknownExamples(this, known).hints();
    }

    /**
     * The same topic as it is shown to readers, with titles for the examples in its text.
     *
     * @param titles of papers, by the names that topics have for them; what is missing stays as it was typed
     */
    public Topic titled(Map<String, String> titles) {
        // A text without examples may be one that was taken as plain because it cannot be read.
        return like.isEmpty() ? this : new Topic(ExampleTitles.in(text, titles), about, must, any, not, without, like);
    }

    /** What may not be meant as it is read; nothing of it is an error. */
    public List<TopicHint> hints() {
        return Hints.of(text);
    }

    /** All words and phrases that must or may occur, besides the free text; those that only must stand near each other one by one. */
    public List<String> words() {
        return Stream.concat(must.stream(), clauses().flatMap(Topic::words))
                .flatMap(words -> Nearness.wordsOf(words).stream())
                .distinct()
                .toList();
    }

    private static Stream<String> words(Clause clause) {
        return clause instanceof Clause.Words words ? Stream.of(words.text()) : Stream.empty();
    }

    private Stream<Clause> clauses() {
        return any.stream().flatMap(group -> group.clauses().stream());
    }

    /** Whether every condition holds of a paper; says nothing of how well it fits {@link #about}. */
    public boolean admits(Predicate<String> occurs, Byline byline) {
        return must.stream().allMatch(occurs)
                && any.stream().allMatch(group -> group.holds(occurs, byline))
                && not.stream().noneMatch(occurs)
                && without.stream().noneMatch(clause -> clause.holds(occurs, byline));
    }

    /** Which of a paper's authors and categories were asked for: {@code author: Yann LeCun}, {@code category cs.CL}. */
    public List<String> shown(Byline byline) {
        return List.copyOf(clauses()
                .flatMap(clause -> clause.shown(byline).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
