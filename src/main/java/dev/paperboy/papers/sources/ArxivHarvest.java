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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks arXiv's OAI-PMH for what was new on a day. https://info.arxiv.org/help/oa/ */
final class ArxivHarvest {

    private static final int MOST_PAGES = 50;
    /** A paper may be held back for some days; one whose metadata were edited without a new version is mostly older. */
    static final int LONGEST_HELD = 14;

    private static final Set<String> XML = Set.of("text/xml", "application/xml");

    private final PoliteClient client;
    private final URI baseUrl;

    ArxivHarvest(PoliteClient client, URI baseUrl) {
        this.client = client;
        this.baseUrl = baseUrl;
    }

    /**
     * The papers with the day's date stamp that look new: with one version only, submitted not long before. OAI-PMH gives the day of
     * the last change (UTC), which for a new paper is that of the feed; one which was changed since is not found any more.
     *
     * @param submittedUntil the last day of submission to look for
     */
    Answer newOn(LocalDate day, LocalDate submittedUntil, Collection<String> categories) throws IOException {
        var sightings = new LinkedHashMap<PaperId, Sighting>();
        var skipped = new ArrayList<Answer.Skipped>();
        for (var category : categories) {
            for (var record : records(day, ArxivSets.oai(category), skipped)) {
                if (!record.replaced()
                        && !record.created().isBefore(day.minusDays(LONGEST_HELD))
                        && !record.created().isAfter(submittedUntil)) {
                    sightings.putIfAbsent(record.sighting().ids().get(0), record.sighting());
                }
            }
        }
        return new Answer(List.copyOf(sightings.values()), skipped, "");
    }

    private List<ArxivOai.Entry> records(LocalDate day, String set, List<Answer.Skipped> skipped) throws IOException {
        var records = new ArrayList<ArxivOai.Entry>();
        var tokens = new HashSet<String>();
        var arguments = "&metadataPrefix=arXiv&set=" + encoded(set) + "&from=" + day + "&until=" + day;
        int before = 0;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            var page = page(arguments);
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
            // The token alone: any other argument beside it is an error (OAI-PMH 4.5).
            arguments = "&resumptionToken=" + encoded(next.get());
        }
        throw new IOException("arXiv's OAI-PMH sent " + MOST_PAGES + " pages for one day and did not end");
    }

    private ArxivOai page(String arguments) throws IOException {
        var address = URI.create(baseUrl.toString().replaceFirst("/+$", "") + "/oai?verb=ListRecords" + arguments);
        return ArxivOai.read(client.get(address, Set.of(baseUrl.getHost()), XML).body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
