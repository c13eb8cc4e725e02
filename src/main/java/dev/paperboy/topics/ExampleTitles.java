package dev.paperboy.topics;

import java.util.Map;
import java.util.Optional;

/** Says of a topic's examples what they are called: nobody knows papers by their numbers. */
final class ExampleTitles {

    private ExampleTitles() {}

    /** A topic's text with {@code like ‘Title’} in place of {@code like:2401.01234}, such that it can stand in a sentence. */
    static String in(String text, Map<String, String> titles) {
        var shown = new StringBuilder();
        var end = 0;
        for (var token : Lexer.tokens(text)) {
            var title = title(token, titles);
            if (title.isPresent()) {
                var between = text.substring(end, token.from());
                if (end > 0 && between.isBlank()) {
                    shown.append(", ");
                } else {
                    shown.append(between).append(between.isEmpty() ? "papers like " : "like ");
                }
                shown.append('‘').append(title.get()).append('’');
                end = token.to();
            }
        }
        return shown.append(text, end, text.length()).toString();
    }

    private static Optional<String> title(Lexer.Token token, Map<String, String> titles) {
        return token.field().equals(Fields.LIKE) ? PaperName.of(token.text()).map(titles::get) : Optional.empty();
    }
}
