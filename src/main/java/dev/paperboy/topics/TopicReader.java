package dev.paperboy.topics;

import dev.paperboy.topics.Conjunction.Literal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes the text of a topic apart. */
final class TopicReader {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}&&[^\\s]]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u0085\\p{Z}]+");
    private static final Pattern QUOTE = Pattern.compile("[\u201C\u201D\u201E\u00AB\u00BB]");
    private static final Pattern WORD_CHARACTER = Pattern.compile("[\\p{L}\\p{N}]");
    /** Of a paper, or its id. */
    private static final Pattern LINK = Pattern.compile(
            "(?:https?://|(?:www\\.)?(?:arxiv\\.org|doi\\.org|huggingface\\.co)/)\\S+"
                    + "|(?:arxiv: ?)?\\d{4}\\.\\d{4,5}(?:v\\d+)?|arxiv: ?[a-z.-]+/\\d{7}(?:v\\d+)?|(?:doi: ?)?10\\.\\d{4,9}/\\S+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BLANK_INSIDE = Pattern.compile("\\b(arxiv:|doi:) ", Pattern.CASE_INSENSITIVE);

    private static final int QUOTED_LENGTH = 60;

    /** In words; what is longer and in quotes is a sentence. */
    private static final int LONGEST_PHRASE = 5;

    /** What is longer is no topic even before white space is counted once, and is not looked at. */
    private static final int LONGEST_LOOKED_AT = 20 * Topic.MAX_LENGTH;

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
        refuseLinks(text);
        var topic = meaning(text);
        if (topic.about().isEmpty()
                && topic.must().isEmpty()
                && topic.any().isEmpty()
                && topic.like().isEmpty()) {
            throw nothingWanted(topic, text);
        }
        return topic;
    }

    /** What was pasted may be meant as an example. */
    private static void refuseLinks(String text) {
        var pieces = List.of(BLANK_INSIDE.matcher(text).replaceAll("$1").split("[,;]? "));
        if (!LINK.matcher(text).matches()
                && !pieces.stream().allMatch(piece -> LINK.matcher(piece).matches())) {
            return;
        }
        var names = pieces.stream().map(PaperName::of).flatMap(Optional::stream).toList();
        if (names.size() < pieces.size()) {
            throw new TopicException(
                    "A link says nothing of a topic: please say in words what you want to read about, or give a paper at arXiv or with a "
                            + "DOI as an example.",
                    text);
        }
        throw new TopicException(
                "A link or an id says nothing of a topic by itself; \"like:\" before it asks for papers that resemble that one.",
                text,
                0,
                text.length(),
                names.stream().map(name -> "like:" + name).distinct().collect(Collectors.joining(" ")));
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
        return new Topic(
                text,
                String.join(" ", reader.about),
                List.copyOf(reader.must),
                List.copyOf(reader.any),
                List.copyOf(reader.not),
                List.copyOf(reader.without),
                List.copyOf(reader.like));
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
        var words = !topic.not().isEmpty() || !topic.without().isEmpty();
        return new TopicException(
                words
                        ? "\"" + shorten(text)
                                + "\" only says what you do not want; please add what you do want to read about."
                        : "Please use words to say what you want to read about; \"" + shorten(text) + "\" has none.",
                text);
    }

    private static String clean(String text) {
        var visible = CONTROL.matcher(SPACE.matcher(text).replaceAll(" ")).replaceAll("");
        var composed = Normalizer.normalize(visible, Normalizer.Form.NFC);
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
            new Conjunction(text).of(part.formula()).forEach(alternatives -> take(alternatives, part.formula()));
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

    private void take(Set<Literal> alternatives, Formula whole) {
        if (alternatives.size() > 1) {
            var clauses = new LinkedHashSet<Clause>();
            alternatives.forEach(literal -> clauses.add(clause(literal, whole)));
            take(clauses);
            return;
        }
        var literal = alternatives.iterator().next();
        if (literal.what() instanceof Formula.Prose prose) {
            if (literal.negative()) {
                throw refusal(
                        "Several words after NOT: please quote them to exclude the phrase.", prose, quoted(prose));
            }
            if (WORD_CHARACTER.matcher(prose.words()).find()) {
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

    /** An alternative has to be something with a plain yes. */
    private Clause clause(Literal literal, Formula whole) {
        if (literal.what() instanceof Formula.Prose prose) {
            throw refusal(
                    "OR stands between single words, quoted phrases, authors and categories; quote these words, or make a topic "
                            + "of their own of them.",
                    prose,
                    quoted(prose));
        }
        if (literal.negative()) {
            throw refusal(
                    "OR cannot be joined with NOT here; what must not occur is written with a minus, apart from the rest.",
                    whole,
                    "");
        }
        return ((Formula.One) literal.what()).clause();
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
        return '"' + prose.words().replaceAll("[()]", "") + '"';
    }

    private static String shorten(String text) {
        return text.length() <= QUOTED_LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, QUOTED_LENGTH))) + "…";
    }
}
