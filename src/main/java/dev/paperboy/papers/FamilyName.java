package dev.paperboy.papers;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The family name of a paper's first author, reduced so that "Müller, Ana" and "A. Muller" agree. */
final class FamilyName {

    private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv", "phd");

    private FamilyName() {}

    /** Empty if there are no authors, or the first one's name has no letters. */
    static Optional<String> ofFirst(List<String> authors) {
        return authors.stream().findFirst().flatMap(FamilyName::of);
    }

    private static Optional<String> of(String author) {
        var name = author.contains(",") ? author.substring(0, author.indexOf(',')) : author;
        return Arrays.stream(Tex.toUnicode(name).split("[\\s.\u00a0]+"))
                .map(FamilyName::plain)
                .filter(word -> !word.isEmpty() && !SUFFIXES.contains(word))
                .reduce((first, last) -> last);
    }

    private static String plain(String word) {
        var plain = new StringBuilder();
        Normalizer.normalize(word, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
