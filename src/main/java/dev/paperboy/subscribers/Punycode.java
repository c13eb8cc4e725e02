package dev.paperboy.subscribers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what stands behind {@code xn--} in a label (RFC 3492, 6.2); the JDK does so only for names that IDNA 2003 knew. */
final class Punycode {

    private static final int BASE = 36;
    private static final int FEWEST = 1;
    private static final int MOST = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_CHARACTER = 128;

    private final List<Integer> characters = new ArrayList<>();
    private final String text;
    private int position;

    private Punycode(String text) {
        var hyphen = text.lastIndexOf('-');
        text.chars().limit(Math.max(hyphen, 0)).forEach(characters::add);
        this.text = text;
        this.position = hyphen + 1;
    }

    /** The name in Unicode; empty if nothing could be written so. */
    static Optional<String> decode(String text) {
        try {
            return Optional.of(new Punycode(text).decoded());
        } catch (ArithmeticException | IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private String decoded() {
        var character = FIRST_CHARACTER;
        var place = 0;
        var bias = FIRST_BIAS;
        while (position < text.length()) {
            var skipped = number(bias);
            bias = adapted(skipped, characters.size() + 1, place == 0);
            place = Math.addExact(place, skipped);
            character = Math.addExact(character, place / (characters.size() + 1));
            place %= characters.size() + 1;
            characters.add(place++, character);
        }
        var name = new StringBuilder();
        characters.forEach(name::appendCodePoint);
        return name.toString();
    }

    /** A number of digits whose weights depend on what was read before. */
    private int number(int bias) {
        var number = 0;
        var weight = 1;
        for (var digits = BASE; ; digits += BASE) {
            var digit = digit(text.charAt(position++));
            number = Math.addExact(number, Math.multiplyExact(digit, weight));
            var threshold = Math.max(FEWEST, Math.min(MOST, digits - bias));
            if (digit < threshold) {
                return number;
            }
            weight = Math.multiplyExact(weight, BASE - threshold);
        }
    }

    private static int digit(char character) {
        if (character >= 'a' && character <= 'z') {
            return character - 'a';
        }
        if (character >= '0' && character <= '9') {
            return character - '0' + MOST;
        }
        throw new IllegalArgumentException("No digit of Punycode");
    }

    private static int adapted(int skipped, int length, boolean first) {
        var delta = first ? skipped / DAMP : skipped / 2;
        delta += delta / length;
        var digits = 0;
        while (delta > (BASE - FEWEST) * MOST / 2) {
            delta /= BASE - FEWEST;
            digits += BASE;
        }
        return digits + (BASE - FEWEST + 1) * delta / (delta + SKEW);
    }
}
