package dev.paperboy.topics;

import dev.paperboy.topics.Lexer.Kind;
import dev.paperboy.topics.Lexer.Sign;
import dev.paperboy.topics.Lexer.Token;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what follows a field's name: who wrote it, where it stands, what it is like. */
final class FieldReader {

    /** {@code cs.CL,cs.LG}: codes with dots, of which no archive has one with a comma. */
    private static final Pattern SEVERAL = Pattern.compile("[\\w*-]+\\.[\\w.*-]+(?:[,;|/][\\w.*-]+)+");

    /** No name has these in it. */
    private static final Pattern SEVERAL_NAMES = Pattern.compile(" *[;|&/] *| and ");

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N} '-]*");

    private static final Pattern WILD_CARD = Pattern.compile("\\?|\\*+(?=[^*])");

    private final String text;
    private final List<Token> tokens;

    FieldReader(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /** As in Lucene, what is not quoted is one word: author:LeCun Mamba asks for LeCun, and for papers about Mamba. */
    Formula.One author(Token token) {
        var name = withoutComma(token.text());
        if (token.kind() == Kind.WORD && name.endsWith("*")) {
            throw new TopicException(
                    "A star does not work in a name; the family name is enough.",
                    text,
                    token.from(),
                    token.to(),
                    text.substring(0, token.to()).replaceFirst("[*]+[,; ]*$", "") + text.substring(token.to()));
        }
        if (token.kind() == Kind.WORD && AuthorName.isBeginning(name)) {
            throw new TopicException(
                    "\"" + name + "\" is only the beginning of a name; please quote a name of several words.",
                    text,
                    token.from(),
                    token.to(),
                    Hints.quoted(text, tokens, tokens.indexOf(token)));
        }
        if (SEVERAL_NAMES.matcher(name).find()) {
            throw new TopicException(
                    "\"" + name + "\" is read as one name; each author has a field of its own.",
                    text,
                    token.from(),
                    token.to(),
                    token.sign() == Sign.NONE
                            ? text.substring(0, token.from()) + each(name) + text.substring(token.to())
                            : "");
        }
        return new Formula.One(new Clause.Author(name), token.from(), token.to());
    }

    private static String each(String names) {
        return SEVERAL_NAMES
                .splitAsStream(names)
                .map(name -> new Clause.Author(name).typed())
                .collect(Collectors.joining(" "));
    }

    Formula.One category(Token token) {
        return new Formula.One(category(token.text(), token.from(), token.to()), token.from(), token.to());
    }

    private Clause category(String code, int from, int to) {
        var bare = withoutComma(code).replaceFirst("(?<=\\w)[.]+$", "");
        if (bare.equals("*")) {
            return new Clause.Anything();
        }
        if (!Lexer.hasWord(bare)) {
            throw new TopicException("\"cat:" + code + "\" names no category.", text, from, to, "");
        }
        if (SEVERAL.matcher(bare).matches()) {
            throw new TopicException(
                    "\"" + code + "\" is read as one category; several stand in parentheses.",
                    text,
                    from,
                    to,
                    replaced(from, to, code, "(" + bare.replaceAll("[,;|/]+", " ") + ")"));
        }
        var wild = WILD_CARD.matcher(bare);
        if (wild.find()) {
            throw new TopicException(
                    "In a category only a star at the end works.",
                    text,
                    from,
                    to,
                    wild.start() == 0 ? "" : replaced(from, to, code, bare.substring(0, wild.start()) + "*"));
        }
        return new Clause.Category(bare);
    }

    private String replaced(int from, int to, String code, String better) {
        var place = text.indexOf(code, from);
        return place < 0 || place >= to
                ? ""
                : text.substring(0, place) + better + text.substring(place + code.length());
    }

    Formula.Example example(Token token) {
        if (token.sign() != Sign.NONE) {
            throw new Misplaced(text, tokens).signed(token);
        }
        var name = PaperName.of(token.text())
                .orElseThrow(() -> new TopicException(
                        "After \"like:\" stands the id or the link of a paper, such as like:2401.01234; \""
                                + token.text() + "\" is neither.",
                        text,
                        token.from(),
                        token.to(),
                        better(token)));
        return new Formula.Example(name, token.from(), token.to());
    }

    /** Several papers have a "like:" each; what is no paper may be a word, unless it looks like an id. */
    private String better(Token token) {
        var names = Stream.of(token.text().split("[,;|]+")).map(PaperName::of).toList();
        var instead = names.stream().allMatch(Optional::isPresent)
                ? names.stream()
                        .flatMap(Optional::stream)
                        .map(name -> "like:" + name)
                        .collect(Collectors.joining(" "))
                : WORD.matcher(token.text()).matches() ? token.text() : "";
        return instead.isEmpty() ? "" : text.substring(0, token.from()) + instead + text.substring(token.to());
    }

    /** "author:LeCun, cat:cs.CL". */
    static String withoutComma(String text) {
        return text.replaceFirst("[,; ]+$", "");
    }
}
