package dev.paperboy.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes topics in the plainest form that is read as the same topic. */
final class Canonical {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.+#'-]*[*]*");
    private static final Pattern NUMBER = Pattern.compile("[\\p{N}.+-]+");

    private Canonical() {}

    static String of(Topic topic) {
        var parts = new ArrayList<String>();
        if (!topic.about().isEmpty()) {
            parts.add(readsAsText(topic.about()) ? topic.about() : Lexer.escaped(topic.about()));
        }
        topic.must().forEach(words -> parts.add("+" + words(words)));
        topic.any().forEach(group -> parts.add(group(group)));
        topic.not().forEach(words -> parts.add("-" + words(words)));
        topic.without().forEach(clause -> parts.add("-" + clause.typed()));
        topic.like().forEach(name -> parts.add("like:" + name.replace("\\", "\\\\")));
        return String.join(" ", parts);
    }

    /** A group of one has its sign; without it, it would join the other authors or categories. */
    private static String group(Any group) {
        if (!group.isWanted()) {
            return group.clauses().stream().map(Canonical::opposite).collect(Collectors.joining(" AND ", "-(", ")"));
        }
        return group.clauses().size() == 1
                ? "+" + group.clauses().get(0).typed()
                : group.clauses().stream().map(Clause::typed).collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static String opposite(Clause clause) {
        return clause instanceof Clause.Without without ? without.other().typed() : "-" + clause.typed();
    }

    private static boolean readsAsText(String about) {
        try {
            // With conditions behind it, which must not be drawn in.
            var read = TopicReader.meaning(about + " +x (y OR z)");
            return read.about().equals(about)
                    && read.must().equals(List.of("x"))
                    && read.any().size() == 1
                    && read.not().isEmpty()
                    && read.without().isEmpty()
                    && read.like().isEmpty()
                    && TopicReader.meaning(about + " -x").not().equals(List.of("x"));
        } catch (TopicException e) {
            return false;
        }
    }

    /** A word, a phrase, or words that stand near each other. */
    static String words(String text) {
        return Nearness.in(text)
                .map(near -> quoted(near.words()) + "~" + near.distance())
                .orElseGet(() -> wordOrQuoted(text));
    }

    static String wordOrQuoted(String text) {
        return PLAIN.matcher(text).matches()
                        && !NUMBER.matcher(text).matches()
                        && !Lexer.isNumber(text)
                        && !Lexer.isOperator(text)
                ? text
                : quoted(text);
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\") + '"';
    }
}
