package dev.paperboy.topics;

import dev.paperboy.topics.Lexer.Kind;
import dev.paperboy.topics.Lexer.Sign;
import dev.paperboy.topics.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads tokens as Lucene does, where that is what they are. AND binds closer than OR. Words side by side are a run, which is one thing;
 * AND and OR between runs of several words are prose ("models for EEG AND MEG signals").
 */
final class Grammar {

    private final String text;
    private final List<Token> tokens;
    private final FieldReader fields;
    private int at;

    Grammar(String text) {
        this.text = text;
        this.tokens = Lexer.tokens(text);
        this.fields = new FieldReader(text, tokens);
    }

    /** Everything that was typed, side by side. */
    List<Part> parts() {
        var parts = new ArrayList<Part>();
        while (at < tokens.size()) {
            parts.addAll(sequence("", false));
            // A parenthesis that closes nothing says nothing.
            at++;
        }
        return parts;
    }

    /**
     * A part of a sequence.
     *
     * @param prose what it is as free text, if it is not a condition
     * @param formula the condition
     * @param joinable whether it stands bare and is one of several, "author:A author:B"
     * @param quoted whether it is one phrase in quotes and nothing else
     * @param required whether it has a plus
     */
    record Part(String prose, Formula formula, boolean joinable, boolean quoted, boolean required) {
        Part(String prose, Formula formula) {
            this(prose, formula, false, false, false);
        }

        boolean isProse() {
            return !prose.isEmpty();
        }
    }

    /** @param logical whether a sign or a field before the group says that nothing in it is prose */
    private List<Part> sequence(String field, boolean logical) {
        var parts = new ArrayList<Part>();
        while (at < tokens.size() && tokens.get(at).kind() != Kind.CLOSE) {
            var afterProse = !parts.isEmpty() && parts.get(parts.size() - 1).isProse();
            parts.add(chain(field, logical, afterProse));
        }
        return parts;
    }

    /** Atoms with operators between them, or one alone. */
    private Part chain(String field, boolean logical, boolean afterProse) {
        var atoms = new ArrayList<Atom>();
        var operators = new ArrayList<Token>();
        var quoted = tokens.get(at).kind() == Kind.PHRASE;
        atoms.add(atom(field));
        while (at + 1 < tokens.size() && isOperator(at) && startsAtom(at + 1)) {
            operators.add(tokens.get(at++));
            atoms.add(atom(field));
        }
        if (operators.isEmpty()) {
            return alone(atoms.get(0), quoted);
        }
        for (var atom : atoms) {
            if (atom.formula() instanceof Formula.Example) {
                throw new Misplaced(text, tokens).joined(atom.from(), atom.to());
            }
        }
        // A word beside other prose is one of several too.
        var beside = (afterProse && atoms.get(0).count() == 1)
                || (atoms.get(atoms.size() - 1).count() == 1 && isProseAhead());
        return !logical && isProse(atoms, operators, beside)
                ? prose(atoms, operators)
                : new Part("", new Joined(text, atoms, operators).formula());
    }

    private boolean isProseAhead() {
        return at < tokens.size()
                && (tokens.get(at).kind() == Kind.PHRASE || tokens.get(at).kind() == Kind.OPEN)
                && tokens.get(at).sign() == Sign.NONE
                && tokens.get(at).field().isEmpty();
    }

    private static Part alone(Atom atom, boolean quoted) {
        return atom.sign() == Sign.NONE && atom.count() > 0
                ? new Part(atom.prose(), atom.formula(), false, quoted, false)
                : new Part(
                        "",
                        atom.formula(),
                        atom.isField() && atom.sign() == Sign.NONE,
                        false,
                        atom.sign() == Sign.PLUS);
    }

    private static boolean isProse(List<Atom> atoms, List<Token> operators, boolean beside) {
        var quoted = atoms.stream().anyMatch(atom -> atom.count() > 1 && atom.formula() instanceof Formula.One);
        if (quoted && operators.stream().allMatch(operator -> operator.kind() == Kind.AND)) {
            return false;
        }
        return atoms.stream().allMatch(atom -> atom.count() > 0 && atom.sign() == Sign.NONE && !atom.isField())
                && (beside || atoms.stream().anyMatch(atom -> atom.formula() instanceof Formula.Prose));
    }

    /** Operators are written small, so that nothing in free text can be taken for one later. */
    private static Part prose(List<Atom> atoms, List<Token> operators) {
        var words = new StringBuilder(atoms.get(0).prose());
        for (int i = 0; i < operators.size(); i++) {
            words.append(' ').append(asProse(operators.get(i)));
            words.append(' ').append(atoms.get(i + 1).prose());
        }
        var last = atoms.get(atoms.size() - 1);
        return new Part(
                words.toString(),
                new Formula.Prose(words.toString(), atoms.get(0).from(), last.to()));
    }

    private boolean isOperator(int place) {
        var kind = tokens.get(place).kind();
        return kind == Kind.AND || kind == Kind.OR;
    }

    private boolean startsAtom(int place) {
        return !isOperator(place) && tokens.get(place).kind() != Kind.CLOSE;
    }

    private Atom atom(String field) {
        var token = tokens.get(at);
        var of = token.field().isEmpty() ? field : token.field();
        if (token.kind() == Kind.OPEN) {
            return group(token, of);
        }
        if (token.kind() == Kind.PHRASE || !isWordOfRun(at)) {
            at++;
            return of.isEmpty() && token.kind() == Kind.PHRASE && token.sign() == Sign.NONE
                    ? new Atom(words(token), smallOperators(token.text()), countOf(token.text()), Sign.NONE, false)
                    : single(token, of);
        }
        return of.isEmpty() ? run() : fieldWords(of);
    }

    /** An operator without two sides is a word too: "XOR AND OR gates". */
    private boolean isWordOfRun(int place) {
        var token = tokens.get(place);
        return token.isBare()
                || (isOperator(place)
                        && (place == 0
                                || !endsAtom(place - 1)
                                || place + 1 == tokens.size()
                                || !startsAtom(place + 1)));
    }

    private boolean endsAtom(int place) {
        return tokens.get(place).kind() != Kind.OPEN && (!isOperator(place) || isWordOfRun(place));
    }

    private Atom run() {
        var first = tokens.get(at);
        var words = new ArrayList<String>();
        var last = first;
        while (at < tokens.size() && isWordOfRun(at)) {
            last = tokens.get(at++);
            var word = asProse(last);
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        var joined = String.join(" ", words);
        if (words.isEmpty()) {
            return new Atom(new Formula.Prose("", first.from(), last.to()), "", 0, Sign.NONE, false);
        }
        var formula = words.size() == 1
                ? new Formula.One(new Clause.Words(joined), first.from(), last.to())
                : new Formula.Prose(joined, first.from(), last.to());
        return new Atom(formula, joined, words.size(), Sign.NONE, false);
    }

    private static String asProse(Token token) {
        return switch (token.kind()) {
            case AND -> "and";
            case OR -> "or";
            case PHRASE, NEAR, OPEN, CLOSE, WORD -> smallOperators(token.text());
        };
    }

    /** Operators written small, without what is no word at all. */
    private static String smallOperators(String words) {
        return Stream.of(words.split(" "))
                .map(word -> Lexer.isOperator(word) ? Lexer.asWord(word) : word)
                .filter(Lexer::hasWord)
                .collect(Collectors.joining(" "));
    }

    /** Several words in cat:(cs.CL cs.LG) or author:(LeCun Bengio) are alternatives; a name of several words is quoted. */
    private Atom fieldWords(String field) {
        var named = new ArrayList<Formula>();
        while (at < tokens.size() && isWordOfRun(at)) {
            var token = tokens.get(at++);
            if (!FieldReader.withoutComma(token.text()).isEmpty()) {
                named.add(field.equals(Fields.AUTHOR) ? fields.author(token) : fields.category(token));
            }
        }
        return new Atom(Formula.or(named), "", 0, Sign.NONE, true);
    }

    private Atom single(Token token, String field) {
        if (field.isEmpty() && token.kind() == Kind.WORD) {
            Modifiers.refuseInWord(text, token.from(), token.to());
        }
        if (token.kind() == Kind.NEAR && !field.isEmpty()) {
            int end = text.lastIndexOf('~', token.to() - 1);
            throw new TopicException(
                    "Only words of the text can be asked for near each other.",
                    text,
                    token.from(),
                    token.to(),
                    text.substring(0, end) + text.substring(token.to()));
        }
        Formula one =
                switch (field) {
                    case Fields.LIKE -> fields.example(token);
                    case Fields.AUTHOR -> fields.author(token);
                    case Fields.CATEGORY -> fields.category(token);
                    default -> words(token);
                };
        return new Atom(signed(token, one), "", 0, token.sign(), !field.isEmpty());
    }

    private static Formula signed(Token token, Formula formula) {
        return token.sign() == Sign.MINUS ? new Formula.Not(formula, token.from(), formula.to()) : formula;
    }

    private static Formula.One words(Token token) {
        return new Formula.One(new Clause.Words(token.text()), token.from(), token.to());
    }

    /** Unless something in it or around it works like logic, a group is prose in parentheses. */
    private Atom group(Token open, String field) {
        at++;
        if (field.equals(Fields.LIKE)) {
            int end = endOfGroup();
            throw new Misplaced(text, tokens)
                    .several(open.from(), end, text.substring(open.to(), end).replace(")", " "));
        }
        var inner = sequence(field, open.sign() != Sign.NONE || !field.isEmpty());
        int to = at < tokens.size() ? tokens.get(at).to() : text.length();
        at++;
        for (var part : inner) {
            if (part.formula() instanceof Formula.Example example) {
                throw new Misplaced(text, tokens).joined(example.from(), example.to());
            }
        }
        if (inner.isEmpty()) {
            return new Atom(new Formula.Prose("", open.from(), to), "", 0, Sign.NONE, false);
        }
        var prose = inner.stream().allMatch(Part::isProse);
        var words = inner.stream().map(Part::prose).collect(Collectors.joining(" "));
        if (prose && open.sign() == Sign.NONE && field.isEmpty()) {
            var one = inner.size() == 1 && inner.get(0).formula() instanceof Formula.One;
            var formula = one ? inner.get(0).formula() : new Formula.Prose("(" + words + ")", open.from(), to);
            return new Atom(formula, "(" + words + ")", countOf(words), Sign.NONE, false);
        }
        return new Atom(signed(open, of(inner, open.sign() == Sign.MINUS)), "", 0, open.sign(), !field.isEmpty());
    }

    private int endOfGroup() {
        int end = at;
        while (end < tokens.size() && tokens.get(end).kind() != Kind.CLOSE) {
            end++;
        }
        return end < tokens.size() ? tokens.get(end).to() : text.length();
    }

    /** Lucene: of bare words in a group one is enough; beside what has a plus they are a wish. */
    private static Formula of(List<Part> parts, boolean negative) {
        var wishes = parts.stream().anyMatch(Part::required);
        var formulas = new ArrayList<Formula>();
        for (var part : parts) {
            if (wishes && part.isProse()) {
                if (!negative) {
                    formulas.add(new Formula.Prose(
                            part.prose(), part.formula().from(), part.formula().to()));
                }
            } else if (part.formula() instanceof Formula.Prose several
                    && parts.stream().allMatch(Part::isProse)) {
                for (var word : several.words().split(" ")) {
                    if (!Lexer.hasWord(word)) {
                        continue;
                    }
                    formulas.add(new Formula.One(new Clause.Words(word), several.from(), several.to()));
                }
            } else {
                formulas.add(part.formula());
            }
        }
        return parts.stream().allMatch(part -> part.isProse() || part.joinable())
                ? Formula.or(formulas)
                : Formula.and(formulas);
    }

    private static int countOf(String words) {
        return words.split(" ").length;
    }
}
