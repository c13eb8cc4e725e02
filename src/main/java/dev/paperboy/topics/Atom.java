package dev.paperboy.topics;

import dev.paperboy.topics.Lexer.Sign;

/**
 * Something between the operators.
 *
 * @param prose its words if it could be prose, else empty
 * @param count of these words
 */
record Atom(Formula formula, String prose, int count, Sign sign, boolean isField) {
    int from() {
        return formula.from();
    }

    int to() {
        return formula.to();
    }
}
