package dev.paperboy.topics;

import java.util.ArrayList;
import java.util.List;

/** Says of an example that stands where only conditions can stand why that cannot be, and how it may have been meant. */
final class Misplaced {

    private static final String JOINER = "(?:AND|OR|&&|\\|\\|)";

    private final String text;
    private final List<Lexer.Token> tokens;

    Misplaced(String text, List<Lexer.Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /** With a sign: what is asked for is a likeness, which nothing has to have. */
    TopicException signed(Lexer.Token token) {
        var without = text.substring(0, token.from()) + text.substring(token.to());
        return token.sign() == Lexer.Sign.PLUS
                ? refusal(
                        "An example is no condition: it stands without a sign, and what resembles it comes first.",
                        token.from(),
                        token.to(),
                        apart())
                : refusal(
                        "An example says what you like; what must not occur is named in words, and single papers are refused with "
                                + "\"not for me\" in a digest.",
                        token.from(),
                        token.to(),
                        isTopic(tidy(without)) ? tidy(without) : apart());
    }

    /** Beside AND or OR, or in parentheses. */
    TopicException joined(int from, int to) {
        return refusal(
                "An example is no condition, so it stands beside the rest, without AND, OR and parentheses.",
                from,
                to,
                apart());
    }

    /** {@code like:(2401.01234 2401.05678)}. */
    TopicException several(int from, int to, String names) {
        var likes = new StringBuilder();
        for (var name : names.split("[\\s,;]+")) {
            PaperName.of(name).ifPresent(example -> likes.append(" like:").append(example));
        }
        return refusal(
                "Each example has a \"like:\" of its own.",
                from,
                to,
                tidy(text.substring(0, from) + likes + text.substring(to)));
    }

    private TopicException refusal(String message, int from, int to, String better) {
        return new TopicException(message, text, from, to, isTopic(better) ? better : "");
    }

    /** What was no topic before is none again; anything else is simpler than it was, so this comes to an end. */
    private boolean isTopic(String better) {
        if (better.equals(text)) {
            return false;
        }
        try {
            Topic.parse(better);
            return true;
        } catch (TopicException e) {
            return false;
        }
    }

    /** The text with its examples behind everything else. */
    private String apart() {
        var rest = new StringBuilder();
        var likes = new ArrayList<String>();
        int at = 0;
        for (var token : tokens) {
            if (token.field().equals(Fields.LIKE) && token.kind() != Lexer.Kind.OPEN) {
                rest.append(text, at, token.from());
                at = token.to();
                PaperName.of(token.text()).ifPresent(name -> likes.add("like:" + name));
            }
        }
        rest.append(text.substring(at));
        return tidy(tidy(rest.toString()) + " " + String.join(" ", likes));
    }

    /** Without the operators and parentheses that have lost what they stood beside. */
    private static String tidy(String text) {
        return text.replaceAll("\\( +", "(")
                .replaceAll(" +\\)", ")")
                .replaceAll("\\(\\)", " ")
                .replaceAll("(?<= )" + JOINER + " +(?=" + JOINER + " )", "")
                .replaceAll("(?:^|(?<=\\()) *" + JOINER + " +", "")
                .replaceAll(" +" + JOINER + " *(?:$|(?=\\)))", "")
                .replaceAll(" {2,}", " ")
                .strip();
    }
}
