package dev.paperboy.papers.sources;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.Archive.Part;
import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings what arXiv announced on many days from OAI-PMH: one list for each category, page by page. A list has what was changed in a time,
 * and whatever was announced since its beginning has been changed since then; so the lists reach until today, and of them those papers
 * are taken whose first version was announced on one of the days. A later version has the first one's day.
 */
final class ArxivRange {

    static final String REMARK = "put together from OAI-PMH by the day of submission";

    /** OAI-PMH hosts ask for pauses of some minutes; arXiv's 429 takes ten, and the rush after its announcement an hour or two. */
    private static final Duration PATIENCE = Duration.ofMinutes(130);

    private final ArxivPages pages;
    private final ArxivCalendar calendar;
    private final List<String> categories;
    private final boolean crossLists;

    ArxivRange(ArxivPages pages, ArxivCalendar calendar, ArxivSettings settings) {
        this.pages = pages;
        this.calendar = calendar;
        this.categories = settings.categories().stream().distinct().toList();
        this.crossLists = settings.crossLists();
    }

    /** @param today until when records may have been changed (UTC) */
    Part part(LocalDate from, LocalDate to, LocalDate today, Optional<String> bookmark) throws IOException {
        var sets = categories.stream().map(ArxivSets::oai).toList();
        var place = bookmark.flatMap(HarvestPlace::parse)
                .filter(known -> sets.contains(known.set()))
                .orElseGet(() -> HarvestPlace.beginning(sets.get(0), from));
        var asked = place;
        ArxivOai page;
        try {
            page = page(asked, today);
        } catch (ArxivOai.ExpiredTokenException e) {
            asked = place.withoutToken();
            page = page(asked, today);
        }
        var next = next(asked, page, from, sets);
        return new Part(
                sightings(page, from, to),
                skipped(page, asked.set()),
                next.map(HarvestPlace::bookmark),
                next.map(ahead -> share(ahead, from, today, sets)).orElse(1.0));
    }

    private ArxivOai page(HarvestPlace place, LocalDate today) throws IOException {
        var arguments = place.token()
                .map(ArxivPages::next)
                .orElseGet(() -> ArxivPages.first(place.set(), place.reached(), today));
        return pages.page(arguments, PATIENCE);
    }

    /** The next page of the same list, or the beginning of the next list. */
    private static Optional<HarvestPlace> next(HarvestPlace place, ArxivOai page, LocalDate from, List<String> sets)
            throws IOException {
        if (page.resumption().isPresent()) {
            return Optional.of(place.after(page, from));
        }
        return sets.stream()
                .skip(sets.indexOf(place.set()) + 1L)
                .findFirst()
                .map(set -> HarvestPlace.beginning(set, from));
    }

    private List<Sighting> sightings(ArxivOai page, LocalDate from, LocalDate to) {
        var sightings = new ArrayList<Sighting>();
        for (var record : page.records()) {
            var announced =
                    calendar.announcementOf(record.created(), record.sighting().day());
            if (!announced.isBefore(from)
                    && !announced.isAfter(to)
                    && ArxivSets.isListed(record.sighting().categories(), categories, crossLists)) {
                sightings.add(ArxivQueries.on(announced, record.sighting()));
            }
        }
        return sightings;
    }

    private static List<Answer.Skipped> skipped(ArxivOai page, String set) {
        return page.skipped().stream()
                .map(entry -> new Answer.Skipped(entry.position(), set + ": " + entry.reason()))
                .toList();
    }

    private static double share(HarvestPlace ahead, LocalDate from, LocalDate today, List<String> sets) {
        double days = Math.max(1, ChronoUnit.DAYS.between(from, today) + 1);
        double ofSet = Math.min(1, ChronoUnit.DAYS.between(from, ahead.reached()) / days);
        return (sets.indexOf(ahead.set()) + ofSet) / sets.size();
    }
}
