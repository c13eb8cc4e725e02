package dev.paperboy.papers;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a work. Two descriptions of one work merge field by field into the richer one; the choice depends on the two
 * values only, so that it makes no difference in which order reports arrive.
 *
 * @param scheme the best scheme by which a report with this title named the work
 */
record Description(
        PaperId.Scheme scheme,
        String title,
        List<String> authors,
        String abstractText,
        Optional<String> summary,
        Optional<URI> link,
        List<String> categories) {

    private static final Comparator<String> LONGER =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());
    private static final Comparator<List<String>> MORE = Comparator.comparingInt((List<String> list) -> list.size())
            .reversed()
            .thenComparing(list -> String.join("\n", list), LONGER);
    /** The shortest address that sources give is the paper's own place, not a page about it. */
    private static final Comparator<URI> NEARER = Comparator.comparing((URI link) -> !"https".equals(link.getScheme()))
            .thenComparing(link -> link.toString().length())
            .thenComparing(URI::toString);

    Description merge(Description other) {
        int order = scheme.compareTo(other.scheme);
        return new Description(
                order <= 0 ? scheme : other.scheme,
                order == 0 ? first(LONGER, title, other.title) : order < 0 ? title : other.title,
                first(MORE, authors, other.authors),
                first(LONGER, abstractText, other.abstractText),
                first(LONGER, summary, other.summary),
                first(NEARER, link, other.link),
                first(MORE, categories, other.categories));
    }

    private static <T> T first(Comparator<T> order, T one, T other) {
        return order.compare(one, other) <= 0 ? one : other;
    }

    private static <T> Optional<T> first(Comparator<T> order, Optional<T> one, Optional<T> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(first(order, one.get(), other.get()))
                : one.or(() -> other);
    }
}
