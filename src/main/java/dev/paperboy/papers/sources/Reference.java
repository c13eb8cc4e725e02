package dev.paperboy.papers.sources;

import dev.paperboy.papers.CleanText;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.Signals;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One entry of a reader's library, whatever its format.
 *
 * @param names what may be or hold an identifier: DOI, arXiv id, address
 * @param notes may hold it too, or that of another paper: "see also"
 */
record Reference(
        String title,
        List<String> authors,
        String abstractText,
        List<String> names,
        List<String> notes,
        List<String> categories) {

    /**
     * @param day what it is listed on; libraries are of no day themselves
     * @throws IllegalArgumentException if it has no title
     */
    Sighting sighting(LocalDate day) {
        var clean = CleanText.of(title);
        if (clean.isBlank()) {
            throw new IllegalArgumentException("has no title");
        }
        var own = ids(names);
        var ids = own.isEmpty() ? ids(notes) : own;
        return new Sighting(
                day,
                ids,
                clean,
                authors.stream()
                        .map(Reference::name)
                        .filter(name -> !name.isBlank())
                        .toList(),
                CleanText.of(abstractText),
                Optional.empty(),
                link(ids),
                categories.stream()
                        .map(CleanText::of)
                        .filter(text -> !text.isBlank())
                        .toList(),
                Signals.NONE);
    }

    private static List<PaperId> ids(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Stream.concat(Ids.foundArxiv(text), Ids.foundDoi(text)))
                .distinct()
                .toList();
    }

    private Optional<URI> link(List<PaperId> ids) {
        return ids.stream().map(Ids::link).findFirst().or(() -> names.stream()
                .flatMap(text -> Ids.address(text).stream())
                .findFirst());
    }

    /** {@code Example, Ada} and {@code Example, Jr, Ada}, turned to how everyone else writes names. */
    private static String name(String text) {
        return CleanText.of(text)
                .replaceFirst("^([^,]+),\\s*([^,]+),\\s*([^,]+)$", "$3 $1 $2")
                .replaceFirst("^([^,]+),\\s*([^,]+)$", "$2 $1");
    }
}
