package dev.paperboy.topics;

import java.util.List;

/** What was typed, as far as it works like logic. */
sealed interface Formula {

    /** Where it begins in the text. */
    int from();

    /** Where it ends. */
    int to();

    /** One condition. */
    record One(Clause clause, int from, int to) implements Formula {}

    /** Free text: several words that stand together, which is no yes or no. */
    record Prose(String words, int from, int to) implements Formula {}

    /** A paper that others are to resemble, which is no yes or no either; nothing else is joined with it. */
    record Example(String name, int from, int to) implements Formula {}

    record Not(Formula inner, int from, int to) implements Formula {}

    record And(List<Formula> parts, int from, int to) implements Formula {}

    record Or(List<Formula> parts, int from, int to) implements Formula {}

    static Formula and(List<Formula> parts) {
        return parts.size() == 1
                ? parts.get(0)
                : new And(
                        List.copyOf(parts),
                        parts.get(0).from(),
                        parts.get(parts.size() - 1).to());
    }

    static Formula or(List<Formula> parts) {
        return parts.size() == 1
                ? parts.get(0)
                : new Or(
                        List.copyOf(parts),
                        parts.get(0).from(),
                        parts.get(parts.size() - 1).to());
    }
}
