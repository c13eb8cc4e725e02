package dev.paperboy.papers;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One work, whatever source reported it. All text is as the source sent it (cleaned by {@link CleanText}, TeX left as typed) and
 * hostile: escape it at output, after {@link Tex#toUnicode}.
 *
 * @param key the row it is kept in; stays the same when a better name becomes known
 * @param id the best name known
 * @param title as announced
 * @param authors in the paper's order, without those who asked to be hidden
 * @param abstractText the abstract; empty when no source sent one
 * @param link where to read it, if a source said so or the id tells
 * @param categories such as {@code cs.CL}, the primary one first
 * @param day the announcement day of the edition it belongs to
 * @param signals the newest that were seen
 */
public record Paper(
        long key,
        PaperId id,
        String title,
        List<String> authors,
        String abstractText,
        Optional<URI> link,
        List<String> categories,
        LocalDate day,
        Signals signals) {

    public Paper {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
    }

    Paper withTrend(double trend) {
        return new Paper(key, id, title, authors, abstractText, link, categories, day, signals.withTrend(trend));
    }
}
