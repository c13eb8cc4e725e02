package dev.paperboy.papers;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A sighting made fit for storing: cleaned, cut to what the columns and a reader can take, with all names the work may be known
 * by.
 *
 * @param ids the source's names, the best scheme first
 * @param title its normalised form
 * @param titleIds the title's names, the more specific one first
 */
record Named(Sighting sighting, Description description, List<PaperId> ids, NormalTitle title, List<PaperId> titleIds) {

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_TITLE = 2_000;
    private static final int LONGEST_ABSTRACT = 20_000;
    private static final int LONGEST_SUMMARY = 2_000;
    private static final int LONGEST_LINK = 2_000;
    /** The largest collaborations have some 3,000 authors; with these limits their list still fits into H2's longest varchar. */
    private static final int MOST_AUTHORS = 4_000;

    private static final int LONGEST_WORD = 100;
    private static final int MOST_CATEGORIES = 50;

    /** @throws IllegalArgumentException if nothing that can be read is left of the title */
    static Named of(Sighting sighting) {
        var clean = CleanText.of(sighting.title());
        if (clean.isEmpty()) {
            throw new IllegalArgumentException("the title has no characters that can be shown");
        }
        var ids = sighting.ids().stream()
                .filter(id ->
                        id.scheme() != PaperId.Scheme.TITLE && id.toString().length() <= LONGEST_NAME)
                .distinct()
                .sorted((a, b) -> a.scheme().compareTo(b.scheme()))
                .toList();
        var authors = words(sighting.authors(), MOST_AUTHORS);
        var title = NormalTitle.of(clean);
        var titleIds = new ArrayList<PaperId>();
        FamilyName.ofFirst(authors).map(title::idWith).ifPresent(titleIds::add);
        titleIds.add(title.id());
        var description = new Description(
                ids.isEmpty() ? PaperId.Scheme.TITLE : ids.get(0).scheme(),
                CleanText.cut(clean, LONGEST_TITLE),
                authors,
                CleanText.cut(CleanText.of(sighting.abstractText()), LONGEST_ABSTRACT),
                sighting.summary()
                        .map(CleanText::of)
                        .filter(summary -> !summary.isEmpty())
                        .map(summary -> CleanText.cut(summary, LONGEST_SUMMARY)),
                sighting.link().filter(Named::isSafe),
                words(sighting.categories(), MOST_CATEGORIES));
        return new Named(sighting, description, ids, title, titleIds);
    }

    /** Other schemes, such as javascript:, would run in a reader's browser. */
    private static boolean isSafe(URI link) {
        var scheme = link.getScheme() == null ? "" : link.getScheme().toLowerCase(Locale.ROOT);
        return (scheme.equals("https") || scheme.equals("http"))
                && link.getHost() != null
                && link.toString().length() <= LONGEST_LINK;
    }

    private static List<String> words(List<String> words, int most) {
        return words.stream()
                .map(CleanText::of)
                .filter(word -> !word.isEmpty())
                .map(word -> CleanText.cut(word, LONGEST_WORD))
                .limit(most)
                .toList();
    }

    /** All names under which the work may be known already. */
    List<PaperId> names() {
        var names = new ArrayList<>(ids);
        names.addAll(titleIds);
        return names;
    }

    Optional<String> firstAuthor() {
        return FamilyName.ofFirst(description.authors());
    }
}
