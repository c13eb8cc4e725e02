package dev.paperboy.papers.sources;

import dev.paperboy.http.PoliteClient;
import dev.paperboy.http.StatusException;
import dev.paperboy.papers.Answer;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Days whose feed is gone. arXiv keeps no list of past announcements that programs may read, so a day is put together from when papers
 * were submitted (API) or, should that fail, last changed (OAI-PMH). A paper that arXiv held back lands on the day it would have had.
 */
final class ArxivHistory {

    static final String NOTHING = "no new papers in these categories";
    private static final String BY_SUBMISSION = "put together from the API by the time of submission";
    private static final String BY_CHANGE = "put together from OAI-PMH by the day of change";

    private final ArxivQueries queries;
    private final ArxivHarvest harvest;
    private final ArxivCalendar calendar;
    private final boolean crossLists;

    ArxivHistory(PoliteClient client, ArxivSettings settings, ArxivCalendar calendar) {
        this.queries = new ArxivQueries(client, settings.apiUrl(), calendar);
        this.harvest = new ArxivHarvest(new ArxivPages(client, settings.oaiUrl()));
        this.calendar = calendar;
        this.crossLists = settings.crossLists();
    }

    /** A day without a window of submission takes nothing from its neighbours: their windows meet. */
    Answer on(LocalDate day, Collection<String> categories) throws IOException {
        var window = calendar.submittedFor(day);
        if (window.isEmpty()) {
            return empty(calendar.quiet(day).orElse(NOTHING));
        }
        try {
            return chosen(queries.submitted(window.get(), categories, day), categories, BY_SUBMISSION);
        } catch (StatusException e) {
            // All of arXiv's hosts share one limit: who is told to wait does not try the next door.
            if (e.status() == 429) {
                throw e;
            }
            return reserve(day, categories, e);
        } catch (IOException e) {
            return reserve(day, categories, e);
        }
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
            return chosen(harvest.newOn(day, categories), categories, BY_CHANGE);
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
