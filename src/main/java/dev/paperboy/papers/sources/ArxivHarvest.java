package dev.paperboy.papers.sources;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds in arXiv's OAI-PMH what was new on one day. */
final class ArxivHarvest {

    private static final int MOST_PAGES = 50;
    /** A paper may be held back for some days; one whose metadata were edited without a new version is mostly older. */
    static final int LONGEST_HELD = 14;

    private final ArxivPages pages;

    ArxivHarvest(ArxivPages pages) {
        this.pages = pages;
    }

    /**
     * The papers with the day's date stamp that look new: with one version only, submitted not long before. OAI-PMH gives the day of
     * the last change (UTC), which for a new paper is that of the feed; one which was changed since is not found any more.
     *
     * @param created which days of submission to look for
     */
    Answer newOn(LocalDate day, Predicate<LocalDate> created, Collection<String> categories) throws IOException {
        var sightings = new LinkedHashMap<PaperId, Sighting>();
        var skipped = new ArrayList<Answer.Skipped>();
        for (var category : categories) {
            for (var record : records(day, ArxivSets.oai(category), skipped)) {
                if (!record.replaced()
                        && !record.created().isBefore(day.minusDays(LONGEST_HELD))
                        && created.test(record.created())) {
                    sightings.putIfAbsent(record.sighting().ids().get(0), record.sighting());
                }
            }
        }
        return new Answer(List.copyOf(sightings.values()), skipped, "");
    }

    private List<ArxivOai.Entry> records(LocalDate day, String set, List<Answer.Skipped> skipped) throws IOException {
        var records = new ArrayList<ArxivOai.Entry>();
        var tokens = new HashSet<String>();
        var arguments = ArxivPages.first(set, day, day);
        int before = 0;
        for (int read = 0; read < MOST_PAGES; read++) {
            var page = pages.page(arguments);
            records.addAll(page.records());
            int offset = before;
            page.skipped()
                    .forEach(entry ->
                            skipped.add(new Answer.Skipped(offset + entry.position(), set + ": " + entry.reason())));
            before += page.records().size() + page.skipped().size();
            Optional<String> next = page.resumption();
            if (next.isEmpty()) {
                return records;
            }
            if (!tokens.add(next.get())) {
                throw new IOException("arXiv's OAI-PMH turns in circles");
            }
            arguments = ArxivPages.next(next.get());
        }
        throw new IOException("arXiv's OAI-PMH sent " + MOST_PAGES + " pages for one day and did not end");
    }
}
