package dev.paperboy.papers.sources;

import dev.paperboy.http.PoliteClient;
import dev.paperboy.papers.Answer;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks arXiv's API: for papers by their ids, and for what was submitted in a time. https://info.arxiv.org/help/api/ */
final class ArxivQueries {

    private static final int BATCH = 100;
    private static final int PAGE = 500;
    private static final int MOST = 10_000;
    /** In the middle of an answer the API now and then sends a page without entries, and the next time the right one. */
    private static final int ATTEMPTS = 3;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMddHHmm").withZone(ZoneOffset.UTC);
    private static final Set<String> ATOM = Set.of("application/atom+xml", "application/xml", "text/xml");

    private final Asker asker;
    private final URI baseUrl;
    private final ArxivCalendar calendar;

    ArxivQueries(PoliteClient client, URI baseUrl, ArxivCalendar calendar) {
        this.asker = new Asker(client, baseUrl, ATOM);
        this.baseUrl = baseUrl;
        this.calendar = calendar;
    }

    /** What arXiv has under some ids, the versions that are the newest; those it does not know are left out. */
    Map<PaperId, Sighting> byIds(Collection<PaperId> ids) throws IOException {
        var found = new LinkedHashMap<PaperId, Sighting>();
        var list = List.copyOf(ids);
        for (int from = 0; from < list.size(); from += BATCH) {
            var batch = list.subList(from, Math.min(from + BATCH, list.size()));
            // Without max_results the API answers with ten.
            var page = page("id_list=" + batch.stream().map(PaperId::value).collect(Collectors.joining(","))
                    + "&max_results=" + batch.size());
            page.entries().forEach(entry -> found.put(entry.sighting().ids().get(0), entry.sighting()));
        }
        return found;
    }

    /**
     * What was submitted in a time in some categories, cross-lists included.
     *
     * @param feedDay given to all of them, since the API does not know when a paper was announced
     * @throws IOException also if pages are missing in the end, since half a day is no answer
     */
    Answer submitted(ArxivCalendar.Window window, Collection<String> categories, LocalDate feedDay) throws IOException {
        var query = "search_query=" + encoded(search(window, categories)) + "&sortBy=submittedDate&sortOrder=ascending";
        var sightings = new LinkedHashMap<PaperId, Sighting>();
        var skipped = new ArrayList<Answer.Skipped>();
        int total = MOST;
        for (int start = 0; start < Math.min(total, MOST); ) {
            var page = pageWithEntries(query, start);
            total = page.total().orElse(start + page.size());
            int before = start;
            page.skipped().forEach(entry -> skipped.add(new Answer.Skipped(before + entry.position(), entry.reason())));
            page.entries().stream()
                    .map(entry -> on(feedDay, entry.sighting()))
                    .forEach(sighting -> sightings.putIfAbsent(sighting.ids().get(0), sighting));
            start += page.size();
        }
        return new Answer(List.copyOf(sightings.values()), skipped, "");
    }

    private ArxivApi pageWithEntries(String query, int start) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var page = page(query + "&start=" + start + "&max_results=" + PAGE);
            if (page.size() > 0 || page.total().orElse(0) <= start) {
                return page;
            }
        }
        throw new IOException("arXiv's API keeps sending empty pages, from " + start + " on");
    }

    private ArxivApi page(String query) throws IOException {
        var address = URI.create(baseUrl.toString().replaceFirst("/+$", "") + "/api/query?" + query);
        return ArxivApi.read(asker.get(address).body(), calendar::announcementOf);
    }

    private static String search(ArxivCalendar.Window window, Collection<String> categories) {
        // A whole archive such as cs is asked for as cs.*
        var any = categories.stream()
                .map(category -> "cat:" + category + (ArxivSets.hasSubjects(category) ? ".*" : ""))
                .collect(Collectors.joining(" OR "));
        // The end belongs to the range.
        return "(" + any + ") AND submittedDate:[" + MINUTE.format(window.from()) + " TO "
                + MINUTE.format(window.until().minusSeconds(60)) + "]";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static Sighting on(LocalDate day, Sighting sighting) {
        return new Sighting(
                day,
                sighting.ids(),
                sighting.title(),
                sighting.authors(),
                sighting.abstractText(),
                sighting.summary(),
                sighting.link(),
                sighting.categories(),
                sighting.signals());
    }
}
