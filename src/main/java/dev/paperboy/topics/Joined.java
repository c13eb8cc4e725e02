package dev.paperboy.topics;

import dev.paperboy.topics.Lexer.Kind;
import dev.paperboy.topics.Lexer.Sign;
import dev.paperboy.topics.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What operators join, and is no prose. AND binds closer than OR.
 *
 * @param atoms two at least
 * @param operators those between them
 */
record Joined(String text, List<Atom> atoms, List<Token> operators) {

    Formula formula() {
        for (var atom : atoms) {
            if (atom.count() == 1 && atom.formula() instanceof Formula.One && text.charAt(atom.from()) != '"') {
                Modifiers.refuseInWord(text, atom.from(), atom.to());
            }
        }
        if (operators.stream().noneMatch(operator -> operator.kind() == Kind.OR)) {
            return Formula.and(atoms.stream().map(Atom::formula).toList());
        }
        return atoms.stream().anyMatch(atom -> atom.sign() == Sign.PLUS) ? required() : disjunction();
    }

    /** Lucene: beside OR what has a plus must occur all the same, and so must what AND joins; the rest is a wish. */
    private Formula required() {
        var parts = new ArrayList<Formula>();
        for (int i = 0; i < atoms.size(); i++) {
            var atom = atoms.get(i);
            var joined = (i > 0 && operators.get(i - 1).kind() == Kind.AND)
                    || (i < operators.size() && operators.get(i).kind() == Kind.AND);
            if (joined || atom.sign() != Sign.NONE) {
                parts.add(atom.formula());
            } else if (atom.count() > 0) {
                parts.add(new Formula.Prose(atom.prose(), atom.from(), atom.to()));
            } else {
                throw new TopicException(
                        "What has a plus must occur, whatever stands beside OR, and this would be no more than a wish.",
                        text,
                        atom.from(),
                        atom.to(),
                        between(slice -> slice.startsWith("+") ? slice.substring(1) : slice));
            }
        }
        return Formula.and(parts);
    }

    /** In Lucene "a OR NOT b" is "a -b", in logic it is not; whoever writes "NOT a OR b" wants neither. */
    private TopicException orWithNot() {
        int from = atoms.get(0).from();
        int to = atoms.get(atoms.size() - 1).to();
        var wanted = slices(Sign.NONE);
        var unwanted = slices(Sign.MINUS);
        var apart = atoms.get(0).sign() == Sign.MINUS
                ? unwanted.collect(Collectors.joining(" "))
                        + wanted.map(slice -> " -" + slice).collect(Collectors.joining())
                : wanted.collect(Collectors.joining(" OR ")) + " " + unwanted.collect(Collectors.joining(" "));
        return new TopicException(
                "OR cannot be joined with NOT here; what must not occur is written with a minus, apart from the rest.",
                text,
                from,
                to,
                operators.stream().allMatch(operator -> operator.kind() == Kind.OR)
                        ? text.substring(0, from) + apart + text.substring(to)
                        : "");
    }

    private Stream<String> slices(Sign sign) {
        return atoms.stream().filter(atom -> atom.sign() == sign).map(atom -> text.substring(atom.from(), atom.to()));
    }

    /** The text with each of some atoms written in another way. */
    private String between(UnaryOperator<String> written) {
        var better = new StringBuilder();
        int at = 0;
        for (var atom : atoms) {
            better.append(text, at, atom.from()).append(written.apply(text.substring(atom.from(), atom.to())));
            at = atom.to();
        }
        return better.append(text.substring(at)).toString();
    }

    private Formula disjunction() {
        if (atoms.stream().anyMatch(atom -> atom.sign() == Sign.MINUS)) {
            throw orWithNot();
        }
        var alternatives = new ArrayList<Formula>();
        var together = new ArrayList<Formula>(List.of(atoms.get(0).formula()));
        for (int i = 0; i < operators.size(); i++) {
            if (operators.get(i).kind() == Kind.OR) {
                alternatives.add(Formula.and(together));
                together = new ArrayList<>();
            }
            together.add(atoms.get(i + 1).formula());
        }
        alternatives.add(Formula.and(together));
        return Formula.or(alternatives);
    }
}
