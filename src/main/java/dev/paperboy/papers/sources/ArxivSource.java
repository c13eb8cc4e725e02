package dev.paperboy.papers.sources;

import dev.paperboy.http.PoliteClient;
import dev.paperboy.http.Reply;
import dev.paperboy.papers.Answer;
import dev.paperboy.papers.Archive;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Papers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * arXiv's daily announcement. On its day it is read from the feeds, one for each category; they hold that day only, so days that were
 * missed are put together from arXiv's {@link ArxivHistory}, many of them from its {@link ArxivRange}.
 */
@Singleton
public final class ArxivSource implements Archive {

    private static final String NAME = "arxiv";
    private static final Set<String> ATOM =
            Set.of("application/atom+xml", "application/rss+xml", "application/xml", "text/xml");

    private final Asker asker;
    private final ArxivSettings settings;
    private final InstantSource clock;
    private final ArxivCalendar calendar = ArxivCalendar.published();
    private final ArxivHistory history;
    private final ArxivRange range;
    private final BiPredicate<PaperId, LocalDate> announcedBefore;
    private final Map<LocalDate, Map<URI, Reply>> unstored = new ConcurrentHashMap<>();

    @Inject
    public ArxivSource(
            PoliteClient client, ArxivSettings settings, InstantSource clock, Papers papers, Editions editions) {
        this(
                client,
                settings,
                clock,
                (id, day) -> papers.find(id)
                        .filter(paper -> paper.day().isBefore(day))
                        .isPresent(),
                day -> editions.reports(day, day).stream()
                        .filter(report -> report.source().equals(NAME))
                        .anyMatch(report -> report.status().isAnswer()));
    }

    /**
     * @param announcedBefore whether a paper is known from a day before a given one
     * @param answered whether arXiv has answered for a day
     */
    ArxivSource(
            PoliteClient client,
            ArxivSettings settings,
            InstantSource clock,
            BiPredicate<PaperId, LocalDate> announcedBefore,
            Predicate<LocalDate> answered) {
        this.asker = new Asker(client, settings.feedUrl(), ATOM);
        this.settings = settings;
        this.clock = clock;
        this.history = new ArxivHistory(client, settings, calendar, announcedBefore, answered);
        this.range = new ArxivRange(new ArxivPages(client, settings.oaiUrl()), calendar, settings);
        this.announcedBefore = announcedBefore;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String label() {
        return "arXiv";
    }

    @Override
    public Optional<Instant> newsBy(LocalDate day) {
        return calendar.quiet(day).isPresent() ? Optional.empty() : Optional.of(closes(day));
    }

    /** The feed turns at midnight in New York; 05:15 UTC is safe all year. */
    @Override
    public Instant closes(LocalDate day) {
        return day.atTime(5, 15).toInstant(ZoneOffset.UTC);
    }

    @Override
    public void kept(LocalDate day) {
        var read = unstored.remove(day);
        if (read != null) {
            read.forEach(asker::remember);
        }
    }

    @Override
    public Answer announcedOn(LocalDate day) throws IOException {
        var today = ArxivCalendar.dayOf(clock.instant());
        if (day.isBefore(today)) {
            // What was held back and is older than that is no news to any digest.
            return day.isBefore(today.minusDays(ArxivHarvest.LONGEST_HELD))
                    ? history.submittedFor(day, settings.categories())
                    : history.announcedOn(day, settings.categories());
        }
        if (day.isAfter(today)) {
            return ArxivHistory.empty(calendar.quiet(day).orElse("the announcement of this day is not out yet"));
        }
        return fromFeeds(day);
    }

    @Override
    public Part announcedBetween(LocalDate from, LocalDate to, Optional<String> bookmark) throws IOException {
        return range.part(from, to, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), bookmark);
    }

    @Override
    public String remark(LocalDate day, int found) {
        return found > 0 ? ArxivRange.REMARK : calendar.quiet(day).orElse(ArxivHistory.NOTHING);
    }

    private Answer fromFeeds(LocalDate day) throws IOException {
        var batch = new ArxivBatch(settings.crossLists(), settings.replacements());
        var missing = new LinkedHashMap<String, IOException>();
        int unchanged = 0;
        unstored.put(day, new ConcurrentHashMap<>());
        for (var category : settings.categories()) {
            try {
                var feed = feed(category, day);
                feed.ifPresent(announced -> batch.add(category, announced));
                unchanged += feed.isEmpty() ? 1 : 0;
            } catch (IOException e) {
                missing.put(category, e);
            }
        }
        if (!missing.isEmpty() && missing.size() == settings.categories().size()) {
            var first = missing.values().iterator().next();
            if (first instanceof OldFeedException) {
                // Nothing new, which is for the collector to judge.
                return calendar.quiet(day).isPresent()
                        ? judgedEmpty(day)
                        : ArxivHistory.empty(String.valueOf(first.getMessage()));
            }
            throw first;
        }
        if (batch.isEmpty() && batch.skipped().isEmpty() && missing.isEmpty()) {
            return unchanged > 0 ? Answer.ofNoChange() : judgedEmpty(day);
        }
        var filled = filled(batch, missing, day);
        var answer = new ArxivDetails(history).complete(batch, filled.note());
        if (answer.sightings().stream().anyMatch(ArxivDetails::isBare)) {
            // Read again the next time, which is the next chance to get the details.
            unstored.remove(day);
        }
        return filled.partial() ? answer.asPart() : answer;
    }

    /**
     * Empty if the feed is still the one that was stored for this day. The fragment, which is never sent, keeps the days apart: that a
     * feed is unchanged since yesterday would be no news of today.
     */
    private Optional<ArxivFeed> feed(String category, LocalDate day) throws IOException {
        var address = URI.create(
                settings.feedUrl().toString().replaceFirst("/+$", "") + "/atom/" + Ids.encoded(category) + "#" + day);
        var reply = asker.getIfChanged(address);
        if (reply.isEmpty()) {
            return Optional.empty();
        }
        var feed = checked(ArxivFeed.read(reply.get().body()), day);
        unstored.computeIfAbsent(day, first -> new ConcurrentHashMap<>()).put(address, reply.get());
        return Optional.of(feed);
    }

    private ArxivFeed checked(ArxivFeed feed, LocalDate day) throws IOException {
        var dated = feed.day().orElse(day);
        if (!dated.equals(day)) {
            throw new OldFeedException("the feed still shows the announcement of " + dated);
        }
        if (ArxivBatch.isStale(feed.announcements(), id -> announcedBefore.test(id, day))) {
            throw new OldFeedException("the feed shows papers of an earlier day only");
        }
        return feed;
    }

    /** What some feeds did not give is asked of the history at once; if that fails too, the note says what is missing. */
    private Filled filled(ArxivBatch batch, Map<String, IOException> missing, LocalDate day) {
        if (missing.isEmpty()) {
            return new Filled("", false);
        }
        var reasons = missing.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue().getMessage())
                .collect(Collectors.joining("; "));
        try {
            var instead = history.announcedOn(day, missing.keySet());
            batch.add(instead);
            return new Filled(reasons + "; taken from arXiv's history instead", instead.partial());
        } catch (IOException e) {
            return new Filled(reasons, true);
        }
    }

    /**
     * What became of feeds that failed.
     *
     * @param partial whether their papers are still missing
     */
    private record Filled(String note, boolean partial) {}

    /** Not every category has papers every day; arXiv's history tells such a day from a fault. */
    private Answer judgedEmpty(LocalDate day) throws IOException {
        var quiet = calendar.quiet(day);
        if (quiet.isPresent() && calendar.submittedFor(day).isEmpty()) {
            return ArxivHistory.empty(quiet.get());
        }
        // Also on the holiday itself, which is quiet by one reading of arXiv's list only.
        int known = submitted(day, settings.categories());
        if (known > 0) {
            throw new IOException("the feed has nothing new, but arXiv's API knows " + known + " papers of this day");
        }
        return ArxivHistory.empty(quiet.orElse(ArxivHistory.NOTHING));
    }

    private int submitted(LocalDate day, Collection<String> categories) throws IOException {
        try {
            return history.submittedFor(day, categories).sightings().size();
        } catch (IOException e) {
            throw new IOException(
                    "the feed has nothing new on a day that should have papers, and its history fails: "
                            + e.getMessage(),
                    e);
        }
    }

    /** The feed is in order but of another day. */
    private static final class OldFeedException extends IOException {
        private static final long serialVersionUID = 1L;

        OldFeedException(String message) {
            super(message);
        }
    }
}
