package dev.paperboy.papers;

import dev.paperboy.papers.Origins.Field;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A sighting made fit for storing: cleaned, cut to what the columns and a reader can take, with all names the work may be known
 * by.
 *
 * @param ids the source's names, the best scheme first
 * @param titleIds the title's names, the more specific one first; none if the title is too short to tell which work of several is meant
 *     and there are ids that tell
 */
record Named(Sighting sighting, Description description, List<PaperId> ids, List<PaperId> titleIds) {

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_TITLE = 2_000;
    private static final int LONGEST_ABSTRACT = 20_000;
    private static final int LONGEST_SUMMARY = 2_000;
    private static final int LONGEST_LINK = 2_000;
    /** The largest collaborations have some 3,000 authors; with these limits their list still fits into H2's longest varchar. */
    private static final int MOST_AUTHORS = 4_000;

    private static final int LONGEST_WORD = 100;
    private static final int MOST_CATEGORIES = 50;

    /**
     * @param origin who says so, and when
     * @throws IllegalArgumentException if nothing that can be read is left of the title
     */
    static Named of(Sighting sighting, Origin origin) {
        var clean = CleanText.of(sighting.title());
        if (clean.isEmpty()) {
            throw new IllegalArgumentException("the title has no characters that can be shown");
        }
        var ids = sighting.ids().stream()
                .filter(id ->
                        id.scheme() != PaperId.Scheme.TITLE && id.toString().length() <= LONGEST_NAME)
                .distinct()
                .sorted(Comparator.comparing(PaperId::scheme).thenComparing(PaperId::value))
                .toList();
        var authors = words(sighting.authors(), MOST_AUTHORS);
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
                words(sighting.categories(), MOST_CATEGORIES),
                Origins.NONE);
        return new Named(sighting, from(origin, description), ids, titleIds(NormalTitle.of(clean), authors, ids));
    }

    private static List<PaperId> titleIds(NormalTitle title, List<String> authors, List<PaperId> ids) {
        if (!ids.isEmpty()) {
            return title.isTelling() ? List.of(title.id()) : List.of();
        }
        var names = new ArrayList<PaperId>();
        FamilyName.ofFirst(authors).map(title::idWith).ifPresent(names::add);
        names.add(title.id());
        return List.copyOf(names);
    }

    private static Description from(Origin origin, Description said) {
        var fields = EnumSet.of(Field.TITLE);
        var filled = Map.of(
                Field.AUTHORS, !said.authors().isEmpty(),
                Field.ABSTRACT, !said.abstractText().isEmpty(),
                Field.SUMMARY, said.summary().isPresent(),
                Field.LINK, said.link().isPresent(),
                Field.CATEGORIES, !said.categories().isEmpty());
        filled.forEach((field, isFilled) -> {
            if (isFilled) {
                fields.add(field);
            }
        });
        return new Description(
                said.scheme(),
                said.title(),
                said.authors(),
                said.abstractText(),
                said.summary(),
                said.link(),
                said.categories(),
                Origins.of(origin, List.copyOf(fields)));
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

    /** The name that tells best which work this is: its alphabetically first id of the best scheme, or what its title and author give. */
    PaperId identity() {
        return names().get(0);
    }
}
