package dev.paperboy.matching;

import dev.paperboy.matching.Occurring.Phrase;
import dev.paperboy.topics.Topic;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a paper that a topic asks for, in every form in which they stand there. Free text hits by stems and by both forms of an
 * abbreviation, as it is scored; a word or phrase that must or may occur hits literally, as it is asked for: {@code +organ} is no
 * organization.
 */
final class Hits {

    private final Analysis analysis;

    /** By stem or phrase, each form by how it is written in small letters. */
    private final Map<String, Map<String, String>> forms = new LinkedHashMap<>();

    private final Set<String> literal = new HashSet<>();

    private Hits(Analysis analysis) {
        this.analysis = analysis;
    }

    /**
     * A title or abstract, taken apart once for all topics.
     *
     * @param terms see {@link Analysis#terms}
     */
    private record Part(String text, List<Analysis.Term> terms) {}

    /** A paper that is looked into. */
    static final class Pages {

        private final List<Part> parts;
        private final Glossary glossary;

        Pages(PaperText paper, Analysis analysis, Abbreviations abbreviations) {
            var texts = List.of(paper.title(), paper.body());
            parts = texts.stream()
                    .map(text -> new Part(text, analysis.terms(text)))
                    .toList();
            glossary = new Glossary(abbreviations, texts);
        }
    }

    static Hits of(Topic topic, Pages paper, Analysis analysis, Abbreviations abbreviations) {
        var hits = new Hits(analysis);
        var stems = analysis.distinctStems(topic.about());
        var abbreviated = paper.glossary.formsOf(topic.about());
        var asked =
                topic.words().stream().map(word -> Phrase.of(word, analysis)).toList();
        for (var part : paper.parts) {
            hits.stems(stems, part);
            abbreviated.forEach((name, pattern) -> hits.pattern(hits.key(name), pattern, part.text()));
            asked.forEach(phrase -> hits.phrase(phrase, part.text()));
        }
        if (hits.forms.isEmpty()) {
            // "text-to-image diffusion" for T2I, of which the list says "text-to-image generation".
            var writtenOut = analysis.distinctStems(abbreviations.writtenOut(topic.about()));
            paper.parts.forEach(part -> hits.stems(writtenOut, part));
        }
        return hits;
    }

    /** What hit: stems, and phrases in small letters. */
    Set<String> keys() {
        return forms.keySet();
    }

    /** The forms of what hit in the order in which they are met, those of the title first; each once, whatever its case. */
    List<String> forms(String key) {
        return List.copyOf(forms.getOrDefault(key, Map.of()).values());
    }

    /** Whether it must or may occur, so that it is worth naming however common it is. */
    boolean isAskedFor(String key) {
        return literal.contains(key);
    }

    private void stems(Set<String> stems, Part part) {
        for (var term : part.terms()) {
            if (stems.contains(term.stem())) {
                add(term.stem(), part.text().substring(term.start(), term.end()));
            }
        }
    }

    private void phrase(Phrase phrase, String text) {
        if (phrase.pattern() != null) {
            var matcher = phrase.pattern().matcher(Plain.of(text));
            while (matcher.find()) {
                addLiteral(text.substring(matcher.start(), endOfWord(text, matcher.end())));
            }
            return;
        }
        var words = analysis.everyWord(text);
        var size = phrase.words().size();
        for (int i = 0; size > 0 && i + size <= words.size(); i++) {
            if (Occurring.standsAt(i, phrase.words(), words)) {
                addLiteral(text.substring(
                        words.get(i).start(), words.get(i + size - 1).end()));
            }
        }
    }

    /** A word of which the beginning was asked for is shown whole. */
    private static int endOfWord(String text, int from) {
        int end = from;
        while (end > 0 && end < text.length() && isOfWord(text.charAt(end - 1)) && isOfWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c);
    }

    private void pattern(String key, Pattern pattern, String text) {
        pattern.matcher(text).results().forEach(found -> add(key, found.group()));
    }

    private void addLiteral(String form) {
        literal.add(key(form));
        add(key(form), form);
    }

    /** The stem of a word, and a phrase as it is. */
    private String key(String form) {
        var stems = analysis.distinctStems(form);
        return stems.size() == 1 ? stems.iterator().next() : form.toLowerCase(Locale.ROOT);
    }

    private void add(String key, String form) {
        forms.computeIfAbsent(key, none -> new LinkedHashMap<>()).putIfAbsent(form.toLowerCase(Locale.ROOT), form);
    }
}
