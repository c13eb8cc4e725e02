package dev.paperboy.papers.sources;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One day's announcements of several categories put together: each paper once, however many categories it is listed in. */
final class ArxivBatch {

    /** One known paper among no others may have been seen elsewhere first. */
    private static final int FEWEST = 2;

    private final boolean crossLists;
    private final boolean replacements;
    private final Map<PaperId, Announcement> papers = new LinkedHashMap<>();
    private final List<Answer.Skipped> skipped = new ArrayList<>();
    private int before;

    ArxivBatch(boolean crossLists, boolean replacements) {
        this.crossLists = crossLists;
        this.replacements = replacements;
    }

    /** Positions of skipped entries go on counting from one category to the next. */
    void add(String category, ArxivFeed feed) {
        int offset = before;
        feed.announcements().stream()
                .filter(this::isWanted)
                .forEach(announcement -> papers.merge(id(announcement), announcement, ArxivBatch::together));
        feed.skipped()
                .forEach(entry ->
                        skipped.add(new Answer.Skipped(offset + entry.position(), category + ": " + entry.reason())));
        before += feed.announcements().size() + feed.skipped().size();
    }

    /** What the history has of a category whose feed failed; a feed's own word stands above it. */
    void add(Answer history) {
        history.sightings()
                .forEach(sighting -> papers.putIfAbsent(
                        sighting.ids().get(0), new Announcement(Announcement.Kind.CROSS, 0, sighting)));
        int offset = before;
        history.skipped().forEach(entry -> skipped.add(new Answer.Skipped(offset + entry.position(), entry.reason())));
        before += history.sightings().size() + history.skipped().size();
    }

    boolean isEmpty() {
        return papers.isEmpty();
    }

    List<Sighting> sightings() {
        return papers.values().stream().map(Announcement::sighting).toList();
    }

    List<Answer.Skipped> skipped() {
        return List.copyOf(skipped);
    }

    /**
     * Whether a feed is an old one with a new date: all of its new papers were announced before. Replacements tell nothing, they are
     * known papers on every day.
     */
    static boolean isStale(Collection<Announcement> announcements, Predicate<PaperId> announcedBefore) {
        var fresh = announcements.stream()
                .filter(announcement -> announcement.kind() == Announcement.Kind.NEW)
                .map(ArxivBatch::id)
                .toList();
        return fresh.size() >= FEWEST && fresh.stream().allMatch(announcedBefore);
    }

    static PaperId id(Announcement announcement) {
        return announcement.sighting().ids().get(0);
    }

    private boolean isWanted(Announcement announcement) {
        return switch (announcement.kind()) {
            case NEW -> true;
            case CROSS -> crossLists;
            case REPLACE -> replacements;
            case REPLACE_CROSS -> crossLists && replacements;
        };
    }

    /** Where it is new it is at home, so that feed's categories begin with the primary one. */
    private static Announcement together(Announcement one, Announcement other) {
        var best = Stream.of(one, other)
                .min(Comparator.comparing(Announcement::kind))
                .orElseThrow();
        var categories = Stream.of(best, one, other)
                .flatMap(announcement -> announcement.sighting().categories().stream())
                .distinct()
                .toList();
        return new Announcement(
                best.kind(), Math.max(one.version(), other.version()), with(best.sighting(), categories));
    }

    private static Sighting with(Sighting sighting, List<String> categories) {
        return new Sighting(
                sighting.day(),
                sighting.ids(),
                sighting.title(),
                sighting.authors(),
                sighting.abstractText(),
                sighting.summary(),
                sighting.link(),
                categories,
                sighting.signals());
    }
}
