package dev.paperboy.papers;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What one source said of one paper on its list of one day.
 *
 * @param day the day on the source's list, which is the announcement day
 * @param ids the names that the source gave; may be empty, the title's digest then stands in
 * @param title not blank
 * @param authors in order, hidden ones left out
 * @param abstractText empty if the source sent none
 * @param summary one sentence about the paper, if the source has one
 * @param link where to read it
 * @param categories the primary one first
 * @param signals what the source counts
 */
public record Sighting(
        LocalDate day,
        List<PaperId> ids,
        String title,
        List<String> authors,
        String abstractText,
        Optional<String> summary,
        Optional<URI> link,
        List<String> categories,
        Signals signals) {

    public Sighting {
        if (title.isBlank()) {
            throw new IllegalArgumentException("A sighting needs a title");
        }
        ids = List.copyOf(ids);
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
    }
}
