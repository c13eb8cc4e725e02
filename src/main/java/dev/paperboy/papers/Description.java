package dev.paperboy.papers;

import dev.paperboy.papers.Origins.Field;
import java.net.URI;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of a work. Two descriptions of one work merge field by field into the richer one; the choice depends on the two
 * values only, so that it makes no difference in which order reports arrive.
 *
 * @param scheme the best scheme by which a report with this title named the work
 * @param origins who said each of the fields that are not empty
 */
record Description(
        PaperId.Scheme scheme,
        String title,
        List<String> authors,
        String abstractText,
        Optional<String> summary,
        Optional<URI> link,
        List<String> categories,
        Origins origins) {

    private static final Comparator<String> LONGER =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());
    private static final Comparator<List<String>> MORE = Comparator.comparingInt((List<String> list) -> list.size())
            .reversed()
            .thenComparing(list -> String.join("\n", list), LONGER);
    /** The shortest address that sources give is the paper's own place, not a page about it. */
    private static final Comparator<URI> NEARER = Comparator.comparing((URI link) -> !"https".equals(link.getScheme()))
            .thenComparing(link -> link.toString().length())
            .thenComparing(URI::toString);

    private static final Map<Field, Comparator<Description>> RICHER = new EnumMap<>(Map.of(
            Field.TITLE,
            Comparator.comparing(Description::scheme).thenComparing(Description::title, LONGER),
            Field.AUTHORS,
            Comparator.comparing(Description::authors, MORE),
            Field.ABSTRACT,
            Comparator.comparing(Description::abstractText, LONGER),
            Field.SUMMARY,
            Comparator.comparing(Description::summary, present(LONGER)),
            Field.LINK,
            Comparator.comparing(Description::link, present(NEARER)),
            Field.CATEGORIES,
            Comparator.comparing(Description::categories, MORE)));

    private static <T> Comparator<Optional<T>> present(Comparator<T> order) {
        return (one, other) -> one.isPresent() && other.isPresent()
                ? order.compare(one.get(), other.get())
                : Boolean.compare(one.isEmpty(), other.isEmpty());
    }

    Description merge(Description other) {
        var titled = richer(Field.TITLE, other);
        return new Description(
                titled.scheme,
                titled.title,
                richer(Field.AUTHORS, other).authors,
                richer(Field.ABSTRACT, other).abstractText,
                richer(Field.SUMMARY, other).summary,
                richer(Field.LINK, other).link,
                richer(Field.CATEGORIES, other).categories,
                origins(other));
    }

    private Description richer(Field field, Description other) {
        return Objects.requireNonNull(RICHER.get(field)).compare(this, other) <= 0 ? this : other;
    }

    /** Of two who said the same, the first. */
    private Origins origins(Description other) {
        var said = new EnumMap<Field, Origin>(Field.class);
        RICHER.forEach((field, order) -> {
            int compared = order.compare(this, other);
            if (compared <= 0) {
                origins.of(field).ifPresent(origin -> said.put(field, origin));
            }
            if (compared >= 0) {
                other.origins.of(field).ifPresent(origin -> said.merge(field, origin, Description::first));
            }
        });
        return new Origins(said);
    }

    private static Origin first(Origin one, Origin other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
