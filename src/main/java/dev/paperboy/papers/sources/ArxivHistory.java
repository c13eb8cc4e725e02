package dev.paperboy.papers.sources;

import dev.paperboy.http.PoliteClient;
import dev.paperboy.http.StatusException;
import dev.paperboy.papers.Answer;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Days whose feed is gone. arXiv keeps no list of past announcements that programs may read, so a day is put together from when papers
 * were submitted (API) or, should that fail, last changed (OAI-PMH).
 *
 * <p>A paper that arXiv holds back (for moderation, say) is announced some days after the day that its submission would have had. If that
 * later feed was missed, no window of submission leads to the paper any more: the earlier day was answered without it. So what is
 * stamped in OAI-PMH with the missed day, was submitted before the day's window and is not known belongs to that day as well, if the
 * earlier day was answered at all: otherwise that day has it, and somebody has edited it since.
 */
final class ArxivHistory {

    static final String NOTHING = "no new papers in these categories";
    private static final String BY_SUBMISSION = "put together from the API by the time of submission";
    private static final String BY_CHANGE = "put together from OAI-PMH by the day of change";
    private static final String HELD_BACK_MISSING = "; what arXiv had held back before is not in it yet";

    private final ArxivQueries queries;
    private final ArxivHarvest harvest;
    private final ArxivCalendar calendar;
    private final BiPredicate<PaperId, LocalDate> announcedBefore;
    private final Predicate<LocalDate> answered;
    private final boolean crossLists;

    /**
     * @param announcedBefore whether a paper is known from a day before a given one
     * @param answered whether arXiv has answered for a day
     */
    ArxivHistory(
            PoliteClient client,
            ArxivSettings settings,
            ArxivCalendar calendar,
            BiPredicate<PaperId, LocalDate> announcedBefore,
            Predicate<LocalDate> answered) {
        this.queries = new ArxivQueries(client, settings.apiUrl(), calendar);
        this.harvest = new ArxivHarvest(new ArxivPages(client, settings.oaiUrl()));
        this.calendar = calendar;
        this.announcedBefore = announcedBefore;
        this.answered = answered;
        this.crossLists = settings.crossLists();
    }

    /**
     * What was announced on a day if nothing was held back. A day without a window of submission takes nothing from its neighbours: their
     * windows meet.
     */
    Answer submittedFor(LocalDate day, Collection<String> categories) throws IOException {
        var window = calendar.submittedFor(day);
        return window.isEmpty() ? quiet(day) : submittedIn(window.get(), day, categories, false);
    }

    /** What was announced on a day, with what arXiv had held back until then. */
    Answer announcedOn(LocalDate day, Collection<String> categories) throws IOException {
        var window = calendar.submittedFor(day);
        return window.isEmpty() ? quiet(day) : submittedIn(window.get(), day, categories, true);
    }

    private Answer quiet(LocalDate day) {
        return empty(calendar.quiet(day).orElse(NOTHING));
    }

    private Answer submittedIn(
            ArxivCalendar.Window window, LocalDate day, Collection<String> categories, boolean withHeldBack)
            throws IOException {
        Answer regular;
        try {
            regular = chosen(queries.submitted(window, categories, day), categories, BY_SUBMISSION);
        } catch (IOException e) {
            // All of arXiv's hosts share one limit: who is told to wait does not try the next door.
            if (e instanceof StatusException refused && refused.status() == 429) {
                throw e;
            }
            return reserve(day, categories, e);
        }
        return withHeldBack ? withHeldBack(regular, window, day, categories) : regular;
    }

    /** If OAI-PMH fails, what the API had is not kept waiting, and the day is asked for again. */
    private Answer withHeldBack(
            Answer regular, ArxivCalendar.Window window, LocalDate day, Collection<String> categories) {
        try {
            var heldBack = stamped(day, ArxivCalendar.dayOf(window.from()), categories, BY_SUBMISSION);
            var all = new LinkedHashMap<PaperId, Sighting>();
            Stream.of(regular, heldBack)
                    .flatMap(answer -> answer.sightings().stream())
                    .forEach(sighting -> all.putIfAbsent(sighting.ids().get(0), sighting));
            return new Answer(
                    List.copyOf(all.values()), regular.skipped(), all.isEmpty() ? regular.note() : BY_SUBMISSION);
        } catch (IOException e) {
            return new Answer(regular.sightings(), regular.skipped(), regular.note() + HELD_BACK_MISSING).asPart();
        }
    }

    /** What OAI-PMH has of a day, without the papers that are known for longer: somebody has edited them. */
    private Answer stamped(LocalDate day, LocalDate submittedUntil, Collection<String> categories, String note)
            throws IOException {
        var answer =
                harvest.newOn(day, created -> !created.isAfter(submittedUntil) && isNewsOf(day, created), categories);
        var fresh = answer.sightings().stream()
                .filter(sighting -> !announcedBefore.test(sighting.ids().get(0), day))
                .toList();
        return chosen(new Answer(fresh, answer.skipped(), ""), categories, note);
    }

    /** Whether what was submitted on one day is news of another if it was announced there: as a rule, or after it was held back. */
    private boolean isNewsOf(LocalDate day, LocalDate created) {
        var regular = calendar.announcementsOf(created);
        return regular.contains(day) || regular.stream().anyMatch(answered);
    }

    /** What arXiv has under some ids. */
    Map<PaperId, Sighting> byIds(Collection<PaperId> ids) throws IOException {
        return queries.byIds(ids);
    }

    static Answer empty(String note) {
        return new Answer(List.of(), List.of(), note);
    }

    private Answer reserve(LocalDate day, Collection<String> categories, IOException first) throws IOException {
        try {
            return stamped(day, day, categories, BY_CHANGE);
        } catch (IOException e) {
            first.addSuppressed(e);
            throw first;
        }
    }

    private Answer chosen(Answer answer, Collection<String> categories, String note) {
        var sightings = answer.sightings().stream()
                .filter(sighting -> ArxivSets.isListed(sighting.categories(), categories, crossLists))
                .toList();
        return new Answer(sightings, answer.skipped(), sightings.isEmpty() ? NOTHING : note);
    }
}
