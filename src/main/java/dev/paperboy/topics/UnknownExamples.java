package dev.paperboy.topics;

import java.util.List;
import java.util.function.Predicate;

/** Finds in a topic's text the examples that nothing is known of, and says what that means for whoever typed them. */
final class UnknownExamples {

    private final Topic topic;
    private final Predicate<String> known;
    private final List<Lexer.Token> tokens;

    UnknownExamples(Topic topic, Predicate<String> known) {
        this.topic = topic;
        this.known = known;
        this.tokens = topic.like().stream().allMatch(known)
                ? List.of()
                : Lexer.tokens(topic.text()).stream().filter(this::isUnknown).toList();
    }

    private boolean isUnknown(Lexer.Token token) {
        return token.field().equals(Fields.LIKE)
                && PaperName.of(token.text()).filter(known.negate()).isPresent();
    }

    List<TopicHint> hints() {
        if (topic.isByExample() && topic.like().stream().noneMatch(known)) {
            for (var token : tokens) {
                throw new TopicException(
                        noText(token)
                                + " nothing could be found by it. Please say in words what you want to read about, or give a paper "
                                + "that has a page here.",
                        topic.text(),
                        token.from(),
                        token.to(),
                        "");
            }
        }
        return tokens.stream().map(this::hint).toList();
    }

    private TopicHint hint(Lexer.Token token) {
        return new TopicHint(
                noText(token) + " it counts as soon as a source reports it.",
                topic.text(),
                token.from(),
                token.to(),
                (topic.text().substring(0, token.from()) + topic.text().substring(token.to()))
                        .replace("  ", " ")
                        .strip());
    }

    private static String noText(Lexer.Token token) {
        return "We have no text of " + PaperName.of(token.text()).orElse(token.text()) + ":";
    }
}
