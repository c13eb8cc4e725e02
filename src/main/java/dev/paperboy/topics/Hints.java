package dev.paperboy.topics;

import dev.paperboy.topics.Lexer.Kind;
import dev.paperboy.topics.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds names of several words that were not quoted, "author:Yann LeCun" asks for Yann, and for papers about LeCun; and papers that are
 * read as words, since they stand there without "like:", or in quotes or parentheses with it.
 */
final class Hints {

    private static final Pattern LIKE_INSIDE = Pattern.compile("(?<![\\p{L}\\p{N}\\\\])(?i:like):([^\\s\")]+)");

    private Hints() {}

    /** @param text which can be read as a topic */
    static List<TopicHint> of(String text) {
        var tokens = Lexer.tokens(text);
        var hints = new ArrayList<TopicHint>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            var token = tokens.get(i);
            var next = tokens.get(i + 1);
            if (isWordOfAuthor(token) && isRest(next) && !token.text().endsWith(";")) {
                hints.add(new TopicHint(
                        "\"" + token.text() + "\" is read as the name and \"" + next.text()
                                + "\" as what the papers are about; a name of several words is quoted.",
                        text,
                        token.from(),
                        next.to(),
                        quoted(text, tokens, i)));
            }
        }
        tokens.forEach(token -> readAsWords(text, token).ifPresent(hints::add));
        return List.copyOf(hints);
    }

    private static Optional<TopicHint> readAsWords(String text, Token token) {
        if (!token.field().isEmpty() || (token.kind() != Kind.WORD && token.kind() != Kind.PHRASE)) {
            return Optional.empty();
        }
        var inside = LIKE_INSIDE.matcher(text.substring(token.from(), token.to()));
        var name = inside.find() ? PaperName.of(inside.group(1)) : paper(token);
        return name.map(example -> new TopicHint(
                "\"" + token.text()
                        + "\" is read as words; a paper as an example is written with \"like:\" before it, without quotes "
                        + "and parentheses.",
                text,
                token.from(),
                token.to(),
                text.substring(0, token.from()) + "like:" + example + text.substring(token.to())));
    }

    private static Optional<String> paper(Token token) {
        return token.isBare() ? PaperName.of(token.text()) : Optional.empty();
    }

    private static boolean isWordOfAuthor(Token token) {
        return token.kind() == Kind.WORD && token.field().equals(Fields.AUTHOR);
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
