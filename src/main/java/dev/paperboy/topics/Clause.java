package dev.paperboy.topics;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** One thing that can be asked of a paper and answered with yes or no. */
public sealed interface Clause {

    /** Whether a paper with these words and this byline answers yes. */
    boolean holds(Predicate<String> occurs, Byline byline);

    /** What of the paper answers yes, in words for its reader; empty if nothing does, or if the paper's text shows it itself. */
    Optional<String> shown(Byline byline);

    /** As it is typed, without a sign. */
    String typed();

    /**
     * A word or phrase that occurs.
     *
     * @param text without quotes; see {@link Nearness} for words that need not be side by side
     */
    record Words(String text) implements Clause {
        @Override
        public boolean holds(Predicate<String> occurs, Byline byline) {
            return occurs.test(text);
        }

        @Override
        public Optional<String> shown(Byline byline) {
            return Optional.empty();
        }

        @Override
        public String typed() {
            return Canonical.words(text);
        }
    }

    /**
     * Somebody who is among the authors, see {@link AuthorName}.
     *
     * @param name as typed: the family name alone, or with given names or initials
     */
    record Author(String name) implements Clause {
        @Override
        public boolean holds(Predicate<String> occurs, Byline byline) {
            return found(byline).isPresent();
        }

        @Override
        public Optional<String> shown(Byline byline) {
            return found(byline).map(author -> "author: " + author);
        }

        private Optional<String> found(Byline byline) {
            return byline.author(AuthorName.of(name));
        }

        @Override
        public String typed() {
            return "author:" + (AuthorName.isOneWord(name) ? Canonical.wordOrQuoted(name) : Canonical.quoted(name));
        }
    }

    /**
     * A category that the paper is in; capitals make no difference.
     *
     * @param code a category ({@code cs.CL}), an archive that stands for all of its categories ({@code cs}, {@code astro-ph}), or the
     *     beginning of categories and a star ({@code cs.*})
     */
    record Category(String code) implements Clause {
        @Override
        public boolean holds(Predicate<String> occurs, Byline byline) {
            return found(byline).isPresent();
        }

        @Override
        public Optional<String> shown(Byline byline) {
            return found(byline).map(category -> "category " + category);
        }

        private Optional<String> found(Byline byline) {
            return byline.categories().stream().filter(this::covers).findFirst();
        }

        private boolean covers(String category) {
            var wanted = spaced(code);
            var given = spaced(category);
            if (wanted.endsWith("*")) {
                var beginning = wanted.substring(0, wanted.length() - 1);
                return given.startsWith(beginning) || beginning.equals(given + ".");
            }
            return given.equals(wanted) || given.startsWith(wanted + ".");
        }

        /** "cancer-biology" is "Cancer Biology". */
        private static String spaced(String category) {
            return category.toLowerCase(Locale.ROOT).replaceAll("[-_ ]+", " ");
        }

        @Override
        public String typed() {
            return "cat:" + Canonical.wordOrQuoted(code);
        }
    }

    /** The opposite of another one; only as an alternative, "not both" is {@code -(a AND b)}. */
    record Without(Clause other) implements Clause {
        @Override
        public boolean holds(Predicate<String> occurs, Byline byline) {
            return !other.holds(occurs, byline);
        }

        @Override
        public Optional<String> shown(Byline byline) {
            return Optional.empty();
        }

        @Override
        public String typed() {
            return "-" + other.typed();
        }
    }

    /** Every paper there is, as Lucene's {@code *:*}. */
    record Anything() implements Clause {
        @Override
        public boolean holds(Predicate<String> occurs, Byline byline) {
            return true;
        }

        @Override
        public Optional<String> shown(Byline byline) {
            return Optional.of("everything");
        }

        @Override
        public String typed() {
            return "*:*";
        }
    }
}
