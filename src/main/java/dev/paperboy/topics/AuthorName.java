package dev.paperboy.topics;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A person's name, taken apart for comparing. "Y. LeCun", "LeCun, Yann", "LeCun Y" and "Yann Le Cun" may be one person; "Yann" and
 * "Yvonne" are two, and so are "Li" and "Liu". Accents, hyphens and particles ("van der") make no difference.
 *
 * @param given given names and initials in their order
 * @param family without particles, in one piece
 * @param whole the family name with particles, in one piece
 */
record AuthorName(List<String> given, String family, String whole) {

    private static final Set<String> PARTICLES = Set.of(
            "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "les",
            "el", "al", "bin", "ibn", "ben", "bar", "ter", "ten", "te", "st", "zu", "zur", "af", "av", "y");
    private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv", "phd", "md");
    private static final Pattern INITIALS = Pattern.compile("\\p{Lu}{2,3}");
    private static final Pattern ONLY_INITIALS = Pattern.compile("\\p{Lu}\\.?|(?:-?\\p{Lu}\\.-?)+");
    private static final Pattern NAME_WORD = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}.'\u2019-]*[,;]?");

    static AuthorName of(String typed) {
        var parts = typed.split(",", 3);
        if (parts.length > 1 && !SUFFIXES.contains(fold(parts[1]))) {
            // "LeCun, Yann" and "Smith, John, Jr."
            return of(words(parts[parts.length == 3 && SUFFIXES.contains(fold(parts[1])) ? 2 : 1]), words(parts[0]));
        }
        var words = words(parts[0]);
        if (words.size() > 1 && endsWithInitials(words)) {
            return of(words.subList(words.size() - 1, words.size()), words.subList(0, words.size() - 1));
        }
        int first = Math.max(0, words.size() - 1);
        while (first > 1 && PARTICLES.contains(fold(words.get(first - 1)))) {
            first--;
        }
        if (first == 1 && PARTICLES.contains(fold(words.get(0)))) {
            first = 0;
        }
        return of(words.subList(0, first), words.subList(first, words.size()));
    }

    /** Whether a word cannot be a family name: "van", "Y.", "J.-B.". */
    static boolean isBeginning(String word) {
        return (PARTICLES.contains(word) && !word.equals("y"))
                || ONLY_INITIALS.matcher(word).matches();
    }

    /** Whether a name says the same without quotes. */
    static boolean isOneWord(String name) {
        return !isBeginning(name) && !name.endsWith("*");
    }

    static boolean looksLikePartOfName(String word) {
        return NAME_WORD.matcher(word).matches() || (PARTICLES.contains(word) && !word.equals("y"));
    }

    private static AuthorName of(List<String> given, List<String> family) {
        int particles = 0;
        while (particles < family.size() - 1 && PARTICLES.contains(fold(family.get(particles)))) {
            particles++;
        }
        return new AuthorName(
                pieces(given),
                fold(String.join("", family.subList(particles, family.size()))),
                fold(String.join("", family)));
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (var word : text.strip().split("[\\s\u00A0_]+|(?<=\\.)(?=\\p{L})")) {
            if (!fold(word).isEmpty() && !SUFFIXES.contains(fold(word))) {
                words.add(word);
            }
        }
        return words;
    }

    /** PubMed's form: "LeCun Y", "Smith JA". */
    private static boolean endsWithInitials(List<String> words) {
        var last = words.get(words.size() - 1);
        var before = words.get(words.size() - 2);
        return (last.matches("\\p{Lu}\\.?") || INITIALS.matcher(last).matches())
                && before.codePointCount(0, before.length()) > 2
                && !before.equals(before.toUpperCase(Locale.ROOT));
    }

    /** "Jean-Baptiste" is two names, "J.-B." and "JB" are two initials. */
    private static List<String> pieces(List<String> given) {
        var pieces = new ArrayList<String>();
        for (var name : given) {
            if (INITIALS.matcher(name).matches()) {
                name.codePoints().forEach(letter -> pieces.add(fold(Character.toString(letter))));
            } else {
                for (var piece : name.split("[-\u2010\u2011.]")) {
                    if (!fold(piece).isEmpty()) {
                        pieces.add(fold(piece));
                    }
                }
            }
        }
        return List.copyOf(pieces);
    }

    boolean isSameAs(AuthorName other) {
        if (isWithout() || other.isWithout()) {
            return false;
        }
        return isSameFamily(other) ? agree(given, other.given) : isTurned(other);
    }

    private boolean isWithout() {
        return family.isEmpty();
    }

    private boolean isSameFamily(AuthorName other) {
        return same(family, other.family)
                || same(whole, other.whole)
                || same(family, other.whole)
                || same(whole, other.family);
    }

    /** German umlauts are also written with an e. */
    private static boolean same(String one, String other) {
        return plain(one).equals(plain(other))
                || german(one).equals(german(other))
                || german(one).equals(plain(other))
                || plain(one).equals(german(other));
    }

    /** Where the family name comes first: "Li Fei-Fei" is "Fei-Fei Li". Only with full names, or chance would join people. */
    private boolean isTurned(AuthorName other) {
        var first = plain(String.join("", given));
        var theirs = plain(String.join("", other.given));
        return first.length() > 1
                && theirs.length() > 1
                && first.equals(plain(other.whole))
                && theirs.equals(plain(whole));
    }

    /** The shorter list in the order of the longer one; the first names agree, unless a middle name is the one that is used. */
    private static boolean agree(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return true;
        }
        if (same(String.join("", one), String.join("", other))) {
            return true;
        }
        var shorter = one.size() <= other.size() ? one : other;
        var longer = shorter == one ? other : one;
        int at = 0;
        for (int i = 0; i < shorter.size(); i++) {
            var name = shorter.get(i);
            while (at < longer.size()
                    && !(i == 0 && at > 0 ? isMiddleName(name, longer.get(at)) : agree(name, longer.get(at)))) {
                at++;
            }
            if (at++ >= longer.size()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMiddleName(String name, String other) {
        return name.length() > 1 && same(name, other);
    }

    private static boolean agree(String one, String other) {
        return one.length() == 1 || other.length() == 1
                ? plain(one).charAt(0) == plain(other).charAt(0)
                : same(one, other);
    }

    /** Small letters; accents go except those that German writes with an e, for {@link #plain} and {@link #german}. */
    private static String fold(String text) {
        var folded = new StringBuilder();
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC)
                .codePoints()
                .forEach(letter -> {
                    switch (letter) {
                        case 'ä', 'ö', 'ü' -> folded.appendCodePoint(letter);
                        case 'ß' -> folded.append("ss");
                        case 'ø' -> folded.append('ö');
                        case 'æ' -> folded.append('ä');
                        case 'å' -> folded.append('a');
                        case 'ł' -> folded.append('l');
                        case 'đ', 'ð' -> folded.append('d');
                        case 'ı' -> folded.append('i');
                        case 'œ' -> folded.append("oe");
                        case 'þ' -> folded.append("th");
                        default ->
                            Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKD)
                                    .codePoints()
                                    .filter(Character::isLetterOrDigit)
                                    .forEach(folded::appendCodePoint);
                    }
                });
        return folded.toString();
    }

    private static String plain(String folded) {
        return folded.replace('ä', 'a').replace('ö', 'o').replace('ü', 'u');
    }

    private static String german(String folded) {
        return folded.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue");
    }
}
