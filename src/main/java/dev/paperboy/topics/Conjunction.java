package dev.paperboy.topics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns a formula into what a topic can hold: conditions that all must hold, each with its alternatives (conjunctive normal form). */
final class Conjunction {

    /** More come out only of texts that nobody means. */
    private static final int MOST = 60;

    private final String text;

    Conjunction(String text) {
        this.text = text;
    }

    /** Something that holds or, if {@code negative}, does not. */
    record Literal(Formula what, boolean negative) {}

    List<Set<Literal>> of(Formula formula) {
        return of(formula, false);
    }

    private List<Set<Literal>> of(Formula formula, boolean negative) {
        if (formula instanceof Formula.Not not) {
            return of(not.inner(), !negative);
        }
        if (formula instanceof Formula.And and) {
            return negative ? either(and.parts(), true, formula) : all(and.parts(), false, formula);
        }
        if (formula instanceof Formula.Or or) {
            return negative ? all(or.parts(), true, formula) : either(or.parts(), false, formula);
        }
        return List.of(Set.of(new Literal(formula, negative)));
    }

    private List<Set<Literal>> all(List<Formula> parts, boolean negative, Formula whole) {
        var found = new ArrayList<Set<Literal>>();
        parts.forEach(part -> found.addAll(of(part, negative)));
        return checked(found, whole);
    }

    /** (a AND b) OR c is (a OR c) AND (b OR c). */
    private List<Set<Literal>> either(List<Formula> parts, boolean negative, Formula whole) {
        List<Set<Literal>> found = List.of(Set.of());
        for (var part : parts) {
            var next = new ArrayList<Set<Literal>>();
            for (var one : found) {
                for (var other : of(part, negative)) {
                    var both = new LinkedHashSet<>(one);
                    both.addAll(other);
                    next.add(both);
                }
            }
            found = checked(next, whole);
        }
        return found;
    }

    private List<Set<Literal>> checked(List<Set<Literal>> found, Formula whole) {
        if (found.size() > MOST) {
            throw new TopicException(
                    "There are too many combinations of AND and OR here; please make several topics of it.",
                    text,
                    whole.from(),
                    whole.to(),
                    "");
        }
        return found;
    }
}
