package dev.paperboy.topics;

import dev.paperboy.topics.Lexer.Kind;
import dev.paperboy.topics.Lexer.Sign;
import dev.paperboy.topics.Lexer.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what is read in a way that its writer may not have meant: names and categories of several words that were not quoted
 * ("author:Yann LeCun" asks for Yann, and for papers about LeCun), phrases of which only the first word is excluded, and categories and
 * papers that are read as words, since no field stands before them.
 */
final class Hints {

    private static final Pattern LIKE_INSIDE = Pattern.compile("(?<![\\p{L}\\p{N}\\\\])(?i:like):([^\\s\")]+)");

    /** A category at arXiv, https://arxiv.org/category_taxonomy. */
    private static final Pattern ARXIV_CATEGORY = Pattern.compile(
            "(?:cs|math|stat|physics|astro-ph|cond-mat|nlin|q-bio|q-fin|eess|econ)\\.[A-Za-z]{2}(?:-[a-z]{2,4})?");

    /** A category at bioRxiv is in words; arXiv's that have no dot are no beginnings of others. */
    private static final Pattern CATEGORY_WORD = Pattern.compile("\\p{L}{3,}");

    private static final Set<String> ARCHIVES = Set.of("math", "stat", "physics", "eess", "econ", "nlin");

    /** Categories of one word at bioRxiv and medRxiv. */
    private static final Set<String> SUBJECTS = Set.of(
            "biochemistry",
            "bioengineering",
            "bioinformatics",
            "biophysics",
            "ecology",
            "genetics",
            "genomics",
            "immunology",
            "microbiology",
            "neuroscience",
            "paleontology",
            "pathology",
            "physiology",
            "zoology",
            "dermatology",
            "epidemiology",
            "gastroenterology",
            "hematology",
            "nephrology",
            "neurology",
            "nursing",
            "nutrition",
            "oncology",
            "ophthalmology",
            "orthopedics",
            "otolaryngology",
            "pediatrics",
            "rheumatology",
            "surgery",
            "toxicology",
            "transplantation",
            "urology");

    private static final Pattern LIKE_A_WORD = Pattern.compile("(?i:like):(\\p{L}[\\p{L}'-]*[,;]?)");

    private static final Pattern INVERTED = Pattern.compile("[\\p{L}'-]{3,}(?:,[\\p{L}'-]{3,})+");

    private static final int MOST_MENDS = 10;

    private final String text;
    private final List<Token> tokens;
    private final List<TopicHint> hints = new ArrayList<>();

    private Hints(String text) {
        this.text = text;
        this.tokens = Lexer.tokens(text);
    }

    /** @param text which can be read as a topic */
    static List<TopicHint> of(String text) {
        return new Hints(text)
                .found().stream()
                        .map(hint -> new TopicHint(
                                hint.message(), hint.text(), hint.from(), hint.to(), settled(hint.suggestion())))
                        .toList();
    }

    /** One mend can leave another to be made; what is no topic is not suggested. */
    private static String settled(String suggestion) {
        if (!isTopic(suggestion)) {
            return "";
        }
        var better = suggestion;
        for (int mend = 0; mend < MOST_MENDS; mend++) {
            var next = new Hints(better)
                    .found().stream()
                            .map(TopicHint::suggestion)
                            .filter(Hints::isTopic)
                            .findFirst();
            if (next.isEmpty()) {
                break;
            }
            better = next.get();
        }
        return better;
    }

    private static boolean isTopic(String text) {
        try {
            Topic.parse(text);
            return true;
        } catch (TopicException e) {
            return false;
        }
    }

    private List<TopicHint> found() {
        var groups = new ArrayDeque<String>();
        groups.push("");
        for (int i = 0; i < tokens.size(); i++) {
            enter(groups, tokens.get(i));
            var field = groups.element();
            if (field.equals(Fields.AUTHOR)
                    && i + 1 < tokens.size()
                    && isRest(tokens.get(i))
                    && isRest(tokens.get(i + 1))) {
                hint(
                        "Each word is read as a name of its own; a name of several words is quoted.",
                        tokens.get(i).from(),
                        tokens.get(i + 1).to(),
                        together(tokens.get(i), tokens.get(i + 1)));
            }
            if (i + 1 < tokens.size()) {
                pair(i, tokens.get(i), tokens.get(i + 1));
            }
            if (field.isEmpty()) {
                readAsWords(i);
            }
        }
        return hints;
    }

    /** @param groups the fields of the groups that are open, the innermost first, each that has none with the one around it */
    private static void enter(Deque<String> groups, Token token) {
        if (token.kind() == Kind.OPEN) {
            groups.push(token.field().isEmpty() ? groups.element() : token.field());
        } else if (token.kind() == Kind.CLOSE && groups.size() > 1) {
            groups.pop();
        }
    }

    private void pair(int place, Token token, Token next) {
        if (token.kind() != Kind.WORD || !next.isBare() || token.text().endsWith(";")) {
            return;
        }
        if (token.field().equals(Fields.AUTHOR) && (isRest(next) || isOneLeft(place + 1))) {
            hint(
                    "\"" + token.text() + "\" is read as the name and \"" + next.text()
                            + "\" as what the papers are about; a name of several words is quoted.",
                    token.from(),
                    next.to(),
                    isRest(next) ? quoted(text, tokens, place) : together(token, next));
        } else if (token.field().equals(Fields.CATEGORY) && isUnusualCategory(token)) {
            hint(
                    "\"" + token.text() + "\" is read as the category and \"" + next.text()
                            + "\" as what the papers are about; a category of several words is quoted.",
                    token.from(),
                    next.to(),
                    together(token, next));
        } else if (token.field().isEmpty()
                && token.sign() == Sign.MINUS
                && isOneLeft(place + 1)
                && leavesATopic(together(token, next))) {
            hint(
                    "Only \"" + token.text() + "\" is excluded, and \"" + next.text()
                            + "\" is what the papers are about; to exclude both words together, quote them.",
                    token.from(),
                    next.to(),
                    together(token, next));
        }
    }

    /** "Schr\u00F6dinger cat:states". */
    private boolean isCategoryInProse(int place) {
        return place > 0
                && tokens.get(place - 1).isBare()
                && tokens.get(place).kind() == Kind.WORD
                && tokens.get(place).sign() == Sign.NONE
                && tokens.get(place).field().equals(Fields.CATEGORY)
                && isUnusualCategory(tokens.get(place))
                && (place + 1 == tokens.size() || !tokens.get(place + 1).isBare());
    }

    private static boolean isUnusualCategory(Token token) {
        return CATEGORY_WORD.matcher(token.text()).matches()
                && !ARCHIVES.contains(token.text())
                && !SUBJECTS.contains(token.text().toLowerCase(Locale.ROOT));
    }

    /** Whoever would exclude both words means something that is left without them. */
    private static boolean leavesATopic(String suggestion) {
        return suggestion.isEmpty() || isTopic(suggestion);
    }

    /** Whether no other bare word follows, so that it can hardly be what the papers are about. */
    private boolean isOneLeft(int place) {
        return place + 1 == tokens.size() || !tokens.get(place + 1).isBare();
    }

    private void readAsWords(int place) {
        var token = tokens.get(place);
        if (token.field().equals(Fields.AUTHOR)
                && INVERTED.matcher(token.text()).matches()) {
            hint(
                    "\"" + token.text()
                            + "\" is read as one name, the family name first; each author has a field of its own.",
                    token.from(),
                    token.to(),
                    text.substring(0, token.to() - token.text().length())
                            + token.text().replace(",", " " + Fields.AUTHOR + ":")
                            + text.substring(token.to()));
            return;
        }
        if (isCategoryInProse(place)) {
            hint(
                    "\"" + token.text() + "\" is read as a category, and hardly any paper is in one of that name.",
                    token.from(),
                    token.to(),
                    text.substring(0, token.from()) + "cat " + token.text() + text.substring(token.to()));
            return;
        }
        var likeness = LIKE_A_WORD.matcher(token.text());
        if (token.isBare() && likeness.matches()) {
            hint(
                    "\"" + token.text()
                            + "\" is read as words; after \"like:\" stands the id or the link of a paper, such as like:2401.01234.",
                    token.from(),
                    token.to(),
                    text.substring(0, token.from()) + likeness.group(1) + text.substring(token.to()));
            return;
        }
        if (!token.field().isEmpty() || (token.kind() != Kind.WORD && token.kind() != Kind.PHRASE)) {
            return;
        }
        if (token.isBare()
                && ARXIV_CATEGORY
                        .matcher(FieldReader.withoutComma(token.text()))
                        .matches()) {
            hint(
                    "\"" + token.text() + "\" is read as a word; a category is written with \"cat:\" before it.",
                    token.from(),
                    token.to(),
                    text.substring(0, token.from()) + "cat:" + text.substring(token.from()));
            return;
        }
        var inside = LIKE_INSIDE.matcher(text.substring(token.from(), token.to()));
        var name = inside.find() ? PaperName.of(inside.group(1)) : paper(token);
        // "papers like 2401.01234"
        int from = place > 0
                        && tokens.get(place - 1).isBare()
                        && tokens.get(place - 1).text().equalsIgnoreCase(Fields.LIKE)
                ? tokens.get(place - 1).from()
                : token.from();
        name.ifPresent(example -> hint(
                "\"" + token.text()
                        + "\" is read as words; a paper as an example is written with \"like:\" before it, without"
                        + " quotes and parentheses.",
                token.from(),
                token.to(),
                text.substring(0, from) + "like:" + example + text.substring(token.to())));
    }

    private void hint(String message, int from, int to, String suggestion) {
        hints.add(new TopicHint(message, text, from, to, suggestion));
    }

    /** The text with two words in quotes, behind the sign or field of the first. */
    private String together(Token token, Token next) {
        int from = token.to() - token.text().length();
        var words = text.substring(from, next.to());
        return words.contains("\"") || words.contains("\\")
                ? ""
                : text.substring(0, from) + '"' + FieldReader.withoutComma(words) + '"' + text.substring(next.to());
    }

    private static Optional<String> paper(Token token) {
        return token.isBare() ? PaperName.of(token.text()) : Optional.empty();
    }

    private static boolean isRest(Token token) {
        return token.isBare() && AuthorName.looksLikePartOfName(token.text());
    }

    /** The text with quotes around a name: up to the next word that can end one. */
    static String quoted(String text, List<Token> tokens, int begin) {
        int last = begin;
        while (last + 1 < tokens.size() && isRest(tokens.get(last + 1))) {
            last++;
            if (Character.isUpperCase(tokens.get(last).text().codePointAt(0))
                    && !AuthorName.isBeginning(tokens.get(last).text())) {
                break;
            }
        }
        int from = tokens.get(begin).to() - tokens.get(begin).text().length();
        int to = tokens.get(last).to();
        var name = text.substring(from, to);
        return last == begin || name.contains("\"")
                ? ""
                : text.substring(0, from) + '"' + name.replaceFirst("[,;]$", "") + '"' + text.substring(to);
    }
}
