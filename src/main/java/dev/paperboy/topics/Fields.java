package dev.paperboy.topics;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields that can be asked for by name, and what looks as if one of them was meant. */
final class Fields {

    static final String AUTHOR = "author";
    static final String CATEGORY = "cat";
    static final String LIKE = "like";

    private static final Pattern HEAD = Pattern.compile("\\G(\\p{L}{2,12}):");
    /** After a space only what can hardly be prose: a quote, a capital, a category with a dot. */
    private static final Pattern SPACED_AUTHOR = Pattern.compile("\\G (?=\"|\\p{Lu})");

    private static final Pattern SPACED_CATEGORY = Pattern.compile("\\G (?=\"|[a-z][a-z-]*\\.[A-Za-z*])");
    private static final Pattern SPACED_LIKE =
            Pattern.compile("\\G (?=arxiv:|doi:|https?://|\\d{4}\\.\\d{4,5}|10\\.\\d{4,9}/)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> AUTHORS = Set.of("author", "authors");
    private static final Set<String> CATEGORIES = Set.of("cat");
    private static final Set<String> MEANT_AUTHOR = Set.of("au", "auth", "writer", "autor", "auteur");
    /** Fields of other search engines; only in small letters, since Ti:sapphire is a laser. */
    private static final Set<String> WORDS_ELSEWHERE = Set.of("title", "ti", "abstract", "abs", "all", "fulltext");

    /** Only before the name of a paper; elsewhere they are words. */
    private static final Set<String> MEANT_LIKE =
            Set.of("likes", "liked", "similar", "related", "example", "examples", "seed");

    private static final Set<String> MEANT_CATEGORY = Set.of("category", "categories", "kat", "catagory");

    /** What can only be a category: a code with a dot, a star, or an archive. */
    private static final Pattern CERTAIN_CATEGORY = Pattern.compile(
            "[(\"]?(?:[\\w-]+\\.[\\w*].*|.*[*].*|(?:cs|math|stat|physics|eess|econ|nlin|q-bio|q-fin|astro-ph|cond-mat|gr-qc"
                    + "|hep-ex|hep-lat|hep-ph|hep-th|math-ph|nucl-ex|nucl-th|quant-ph)[,;)]*)");

    /** "like:minded people": no paper has such a name. */
    private static final Pattern PLAIN_WORD = Pattern.compile("\\G\\p{L}[\\p{L}'-]*[,;]?(?=[ )]|$)");

    private Fields() {}

    /**
     * The beginning of a clause.
     *
     * @param length of name, colon and what white space may follow
     */
    record Head(String name, int length) {}

    /** The field that is named at a place of a text, if its value follows. */
    static Optional<Head> at(String text, int at) {
        var head = HEAD.matcher(text);
        if (!head.find(at)) {
            return Optional.empty();
        }
        var typed = head.group(1);
        var name = name(typed);
        int end = head.end();
        var closeUp = end < text.length() && text.charAt(end) != ' ';
        if (name.isEmpty()) {
            if (closeUp
                    ? !text.startsWith("//", end)
                    : SPACED_CATEGORY.matcher(text).find(end)) {
                refuseTypo(typed, text, at, end);
            }
            return Optional.empty();
        }
        if (closeUp
                && name.equals(LIKE)
                && isAlone(text, at)
                && PLAIN_WORD.matcher(text).find(end)) {
            return Optional.empty();
        }
        if (closeUp) {
            return Optional.of(new Head(name, end - at));
        }
        // "Author: the reader" at the beginning of a title is prose, "author: LeCun" is not.
        var spaced = spaced(name).matcher(text);
        return Character.isLowerCase(typed.charAt(0)) && spaced.find(end)
                ? Optional.of(new Head(name, end + 1 - at))
                : Optional.empty();
    }

    /** Whether no sign stands before it. */
    private static boolean isAlone(String text, int at) {
        return at == 0 || text.charAt(at - 1) == ' ';
    }

    private static String name(String typed) {
        var lower = typed.toLowerCase(Locale.ROOT);
        return AUTHORS.contains(lower)
                ? AUTHOR
                : CATEGORIES.contains(lower) ? CATEGORY : lower.equals(LIKE) ? LIKE : "";
    }

    private static Pattern spaced(String name) {
        return switch (name) {
            case AUTHOR -> SPACED_AUTHOR;
            case CATEGORY -> SPACED_CATEGORY;
            default -> SPACED_LIKE;
        };
    }

    private static void refuseTypo(String typed, String text, int from, int end) {
        var lower = typed.toLowerCase(Locale.ROOT);
        if (WORDS_ELSEWHERE.contains(typed)) {
            throw new TopicException(
                    "There is no field \"" + typed + ":\"; words are looked for in title and abstract alike.",
                    text,
                    from,
                    end,
                    text.substring(0, from) + text.substring(end));
        }
        var meant = meant(typed, lower, text.substring(end).strip().split("[ \"]", 2)[0]);
        if (!meant.isEmpty()) {
            throw new TopicException(
                    "There is no field \"" + typed + ":\"; it is called \"" + meant + ":\".",
                    text,
                    from,
                    end,
                    text.substring(0, from) + meant + text.substring(end - 1));
        }
    }

    private static String meant(String typed, String lower, String value) {
        if (MEANT_AUTHOR.contains(typed) || isOneSlipFrom(lower, "author")) {
            return AUTHOR;
        }
        if (lower.equals("cats")) {
            return CERTAIN_CATEGORY.matcher(value).matches() ? CATEGORY : "";
        }
        if (MEANT_CATEGORY.contains(lower) || isOneSlipFrom(lower, "category")) {
            return CATEGORY;
        }
        return (MEANT_LIKE.contains(lower) || isOneSlipFrom(lower, LIKE))
                        && PaperName.of(value).isPresent()
                ? LIKE
                : "";
    }

    /** One letter wrong, missing or too many, or two neighbours swapped. */
    private static boolean isOneSlipFrom(String typed, String name) {
        int begin = 0;
        while (begin < typed.length() && begin < name.length() && typed.charAt(begin) == name.charAt(begin)) {
            begin++;
        }
        int one = typed.length();
        int other = name.length();
        while (one > begin && other > begin && typed.charAt(one - 1) == name.charAt(other - 1)) {
            one--;
            other--;
        }
        int wrong = one - begin;
        int right = other - begin;
        return wrong + right > 0
                && (Math.max(wrong, right) == 1
                        || (wrong == 2
                                && right == 2
                                && typed.charAt(begin) == name.charAt(begin + 1)
                                && typed.charAt(begin + 1) == name.charAt(begin)));
    }
}
