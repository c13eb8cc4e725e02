package dev.paperboy.papers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names that {@link Tex} understands, read from {@code tex.txt}, which explains itself. */
final class TexTable {

    /** The headings of the table that hold commands. */
    enum Kind {
        SYMBOL,
        LETTER,
        ACCENT,
        TEXT,
        FORMULA,
        NOTHING,
        FRACTION,
        ROOT,
        RAISED,
        LOWERED,
        VERBATIM,
        SUPERSCRIPT,
        SUBSCRIPT;

        boolean hasPairs() {
            return this == SYMBOL || this == LETTER || this == ACCENT || this == SUPERSCRIPT || this == SUBSCRIPT;
        }
    }

    record Command(Kind kind, String unicode) {}

    private static final Pattern HEADING = Pattern.compile("\\[([a-z]{2,}): .*]");

    private final Map<String, Command> commands = new HashMap<>();
    private final Map<Kind, Map<String, String>> scripts = new EnumMap<>(Kind.class);

    private TexTable(String text) {
        var kind = Kind.SYMBOL;
        for (var line :
                text.lines().filter(l -> !l.isBlank() && !l.startsWith("//")).toList()) {
            var heading = HEADING.matcher(line);
            if (heading.matches()) {
                kind = Kind.valueOf(heading.group(1).toUpperCase(Locale.ROOT));
            } else {
                addLine(kind, line.strip().split("\\s+"));
            }
        }
    }

    static TexTable load() {
        try (var in = Objects.requireNonNull(TexTable.class.getResourceAsStream("tex.txt"), "tex.txt is missing")) {
            return new TexTable(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addLine(Kind kind, String[] words) {
        int step = kind.hasPairs() ? 2 : 1;
        for (int i = 0; i < words.length; i += step) {
            var unicode = kind.hasPairs() ? unicode(words[i + 1]) : "";
            if (kind == Kind.SUPERSCRIPT || kind == Kind.SUBSCRIPT) {
                scripts.computeIfAbsent(kind, k -> new HashMap<>()).put(words[i], unicode);
            } else {
                commands.putIfAbsent(words[i], new Command(kind, unicode));
            }
        }
    }

    private static String unicode(String written) {
        return written.startsWith("U+")
                ? Character.toString(Integer.parseInt(written.substring(2), 16))
                : written.replace('␠', ' ');
    }

    /** What to do with a command, by its name without the backslash. */
    Optional<Command> command(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    /** The text above or below the line; empty if Unicode lacks one of its characters. */
    Optional<String> script(Kind kind, String text) {
        var characters = scripts.getOrDefault(kind, Map.of());
        var written = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            var character = characters.get(text.substring(at, at + 1));
            if (character == null) {
                return Optional.empty();
            }
            written.append(character);
        }
        return Optional.of(written.toString());
    }
}
