package dev.paperboy.topics;

import dev.paperboy.topics.Conjunction.Literal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the text of a topic apart. */
final class TopicReader {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}&&[^\\s]]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u0085\\p{Z}]+");
    private static final Pattern QUOTE = Pattern.compile("[\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB\u300C-\u300F]");

    /** ASCII as keyboards for Chinese and Japanese write it, Unicode's Fullwidth Forms. */
    private static final Pattern FULL_WIDTH = Pattern.compile("[\uFF01-\uFF5E]");

    private static final int FULL_WIDTH_STEP = 0xFF01 - '!';
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int QUOTED_LENGTH = 60;

    /** In words; what is longer and in quotes is a sentence. */
    private static final int LONGEST_PHRASE = 5;

    /** What is longer is no topic even before white space is counted once, and is not looked at. */
    private static final int LONGEST_LOOKED_AT = 20 * Topic.MAX_LENGTH;

    private static final int MOST_MENDS = 10;

    /** What people write around a field, "papers by author:LeCun". */
    private static final Set<String> FILLERS = Set.of(
            "a",
            "an",
            "the",
            "and",
            "or",
            "of",
            "in",
            "on",
            "by",
            "from",
            "with",
            "about",
            "to",
            "like",
            "similar",
            "any",
            "all",
            "new",
            "paper",
            "papers",
            "article",
            "articles",
            "work",
            "works",
            "preprint",
            "preprints",
            "publications",
            "et",
            "al");

    private final String text;
    private final List<String> about = new ArrayList<>();
    private final Set<String> must = new LinkedHashSet<>();
    private final Set<Any> any = new LinkedHashSet<>();
    private final Set<String> not = new LinkedHashSet<>();
    private final Set<Clause> without = new LinkedHashSet<>();
    private final Set<String> like = new LinkedHashSet<>();
    /** The bare fields of one kind, of which one is enough. */
    private final Map<Class<?>, List<Clause>> joined = new LinkedHashMap<>();

    private TopicReader(String text) {
        this.text = text;
    }

    static Topic read(String typed) {
        try {
            return readAsTyped(typed);
        } catch (TopicException e) {
            throw e.suggesting(settled(e.suggestion().orElse("")));
        }
    }

    /** One mend can leave another to be made; what comes to no topic is not suggested. */
    private static String settled(String suggestion) {
        var better = suggestion;
        for (int mend = 0; mend < MOST_MENDS && !better.isEmpty(); mend++) {
            try {
                readAsTyped(better);
                return better;
            } catch (TopicException e) {
                better = e.suggestion().orElse("");
            }
        }
        return "";
    }

    private static Topic readAsTyped(String typed) {
        if (typed.length() > LONGEST_LOOKED_AT) {
            throw tooLong(typed.substring(0, Topic.MAX_LENGTH), typed.length());
        }
        var text = clean(typed);
        if (text.isEmpty()) {
            throw new TopicException(
                    "Please say what you want to read about; \"" + shorten(typed.strip()) + "\" is empty.", text);
        }
        if (text.length() > Topic.MAX_LENGTH) {
            throw tooLong(text, text.length());
        }
        Pasted.refuse(text);
        var topic = meaning(text);
        if (topic.about().isEmpty()
                && topic.must().isEmpty()
                && topic.any().stream().noneMatch(Any::isWanted)
                && topic.like().isEmpty()) {
            throw nothingWanted(topic, text);
        }
        return topic;
    }

    /** What a clean text says, which may be nothing. */
    static Topic meaning(String text) {
        var reader = new TopicReader(text);
        var parts = new Grammar(text).parts();
        var phrases = phrasesThatAreAsked(parts);
        if (!phrases.isEmpty()) {
            reader.take(new LinkedHashSet<>(phrases));
        }
        parts.stream().filter(part -> phrases.isEmpty() || !part.isProse()).forEach(reader::take);
        reader.joined.values().forEach(clauses -> reader.any.add(new Any(clauses)));
        reader.dropFillers();
        return new Topic(
                text,
                String.join(" ", reader.about),
                List.copyOf(reader.must),
                List.copyOf(reader.any),
                List.copyOf(reader.not),
                List.copyOf(reader.without),
                List.copyOf(reader.like));
    }

    /** Beside conditions or examples they say nothing, and papers would have to fit them. */
    private void dropFillers() {
        var conditions = !must.isEmpty() || any.stream().anyMatch(Any::isWanted) || !like.isEmpty();
        if (conditions
                && WORD.matcher(String.join(" ", about))
                        .results()
                        .allMatch(word -> FILLERS.contains(word.group().toLowerCase(Locale.ROOT)))) {
            about.clear();
        }
    }

    /**
     * Quoted phrases where there is no other free text: as in Lucene one of them must occur, word for word. Beside other text a quoted
     * phrase is part of it, and so is a whole sentence that somebody put in quotes.
     */
    private static List<Clause> phrasesThatAreAsked(List<Grammar.Part> parts) {
        var prose = parts.stream().filter(Grammar.Part::isProse).toList();
        return prose.stream().allMatch(part -> part.quoted() && part.prose().split(" ").length <= LONGEST_PHRASE)
                ? prose.stream()
                        .<Clause>map(part -> new Clause.Words(part.prose()))
                        .toList()
                : List.of();
    }

    private static TopicException tooLong(String shown, int length) {
        var message = "Please use at most " + Topic.MAX_LENGTH + " characters; \"" + shorten(shown) + "\" has " + length
                + ".";
        var beginning = shown.substring(0, Math.min(shown.length(), Topic.MAX_LENGTH + QUOTED_LENGTH));
        return new TopicException(
                message, beginning, Math.min(Topic.MAX_LENGTH, beginning.length()), beginning.length(), "");
    }

    private static TopicException nothingWanted(Topic topic, String text) {
        var words = !topic.not().isEmpty()
                || !topic.without().isEmpty()
                || !topic.any().isEmpty();
        return new TopicException(
                words
                        ? "\"" + shorten(text)
                                + "\" only says what you do not want; please add what you do want to read about."
                        : "Please use words to say what you want to read about; \"" + shorten(text) + "\" has none.",
                text);
    }

    private static String clean(String text) {
        var visible = CONTROL.matcher(SPACE.matcher(text).replaceAll(" ")).replaceAll("");
        var narrow = FULL_WIDTH
                .matcher(visible)
                .replaceAll(wide ->
                        Matcher.quoteReplacement(Character.toString(wide.group().charAt(0) - FULL_WIDTH_STEP)));
        var composed = Normalizer.normalize(narrow, Normalizer.Form.NFC);
        return SPACE.matcher(QUOTE.matcher(composed).replaceAll("\""))
                .replaceAll(" ")
                .strip();
    }

    private void take(Grammar.Part part) {
        if (part.isProse()) {
            about.add(part.prose());
        } else if (part.formula() instanceof Formula.Example example) {
            like.add(example.name());
        } else if (part.joinable() && !ones(part.formula()).isEmpty()) {
            ones(part.formula()).forEach(clause -> joined.computeIfAbsent(clause.getClass(), kind -> new ArrayList<>())
                    .add(clause));
        } else {
            new Conjunction(text).of(part.formula()).forEach(this::takeAlternatives);
        }
    }

    /** One clause or several of which one is enough, as in {@code cat:(cs.CL cs.LG)}; empty if it is anything else. */
    private static List<Clause> ones(Formula formula) {
        var parts = formula instanceof Formula.Or or ? or.parts() : List.of(formula);
        var clauses = new ArrayList<Clause>();
        for (var part : parts) {
            if (!(part instanceof Formula.One one)) {
                return List.of();
            }
            clauses.add(one.clause());
        }
        return clauses;
    }

    private void take(Set<Clause> alternatives) {
        if (alternatives.size() == 1) {
            take(alternatives.iterator().next(), false);
        } else {
            any.add(new Any(List.copyOf(alternatives)));
        }
    }

    private void takeAlternatives(Set<Literal> alternatives) {
        if (alternatives.size() > 1) {
            var clauses = new LinkedHashSet<Clause>();
            alternatives.forEach(literal -> clauses.add(clause(literal)));
            take(clauses);
            return;
        }
        var literal = alternatives.iterator().next();
        if (literal.what() instanceof Formula.Prose prose) {
            if (literal.negative()) {
                throw refusal(
                        "Several words after NOT: please quote them to exclude the phrase.", prose, quoted(prose));
            }
            if (Lexer.hasWord(prose.words())) {
                about.add(prose.words());
            }
        } else if (literal.what() instanceof Formula.One one) {
            take(one.clause(), literal.negative());
        }
    }

    private void take(Clause clause, boolean negative) {
        if (clause instanceof Clause.Words words) {
            (negative ? not : must).add(words.text());
        } else if (negative) {
            without.add(clause);
        } else {
            any.add(new Any(List.of(clause)));
        }
    }

    /** An alternative has to be something with a plain yes or no. */
    private Clause clause(Literal literal) {
        if (literal.what() instanceof Formula.Prose prose) {
            throw refusal(
                    "Beside AND, OR and NOT stand single words, quoted phrases, authors and categories; quote these words, or make a "
                            + "topic of their own of them.",
                    prose,
                    quoted(prose));
        }
        var clause = ((Formula.One) literal.what()).clause();
        return literal.negative() ? new Clause.Without(clause) : clause;
    }

    private TopicException refusal(String message, Formula spot, String better) {
        return new TopicException(
                message,
                text,
                spot.from(),
                spot.to(),
                better.isEmpty() ? "" : text.substring(0, spot.from()) + better + text.substring(spot.to()));
    }

    private static String quoted(Formula.Prose prose) {
        var words = prose.words().replaceAll("[()]", "");
        return words.isBlank() ? "" : '"' + words + '"';
    }

    private static String shorten(String text) {
        return text.length() <= QUOTED_LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, QUOTED_LENGTH))) + "…";
    }
}
