package dev.paperboy.papers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which source said each field of a paper, and when. */
public record Origins(Map<Field, Origin> fields) {

    /** What a paper is described by. */
    public enum Field {
        TITLE,
        AUTHORS,
        ABSTRACT,
        SUMMARY,
        LINK,
        CATEGORIES;

        /** As it is written in a sentence. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Origins NONE = new Origins(Map.of());

    public Origins {
        fields = Map.copyOf(fields);
    }

    static Origins of(Origin origin, List<Field> said) {
        var fields = new EnumMap<Field, Origin>(Field.class);
        said.forEach(field -> fields.put(field, origin));
        return new Origins(fields);
    }

    Optional<Origin> of(Field field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** The fields by who said them, first come first. */
    public Map<Origin, List<Field>> byOrigin() {
        var said = new TreeMap<Origin, List<Field>>();
        Arrays.stream(Field.values())
                .forEach(field -> of(field).ifPresent(origin -> said.computeIfAbsent(origin, first -> new ArrayList<>())
                        .add(field)));
        return said;
    }

    /** One line for a column: {@code title authors=arxiv@2026-01-05;summary=huggingface@2026-01-06}. */
    @Override
    public String toString() {
        return byOrigin().entrySet().stream()
                .map(entry -> entry.getValue().stream().map(Field::label).collect(Collectors.joining(" ")) + "="
                        + entry.getKey().source() + "@" + entry.getKey().on())
                .collect(Collectors.joining(";"));
    }

    /** Reads that line back. */
    static Origins parse(String line) {
        var fields = new EnumMap<Field, Origin>(Field.class);
        for (var part : line.isEmpty() ? new String[0] : line.split(";", -1)) {
            int equals = part.indexOf('=');
            int at = part.lastIndexOf('@');
            var origin = new Origin(part.substring(equals + 1, at), LocalDate.parse(part.substring(at + 1)));
            for (var label : part.substring(0, equals).split(" ", -1)) {
                fields.put(Field.valueOf(label.toUpperCase(Locale.ROOT)), origin);
            }
        }
        return new Origins(fields);
    }
}
