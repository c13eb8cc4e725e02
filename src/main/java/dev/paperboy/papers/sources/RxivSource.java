package dev.paperboy.papers.sources;

import dev.paperboy.http.PoliteClient;
import dev.paperboy.papers.Answer;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Source;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** bioRxiv or medRxiv: what they posted on a day, page by page. */
final class RxivSource implements Source {

    // At 30 a page, more than either has posted in a month.
    private static final int MOST_PAGES = 200;

    private final Asker asker;
    private final URI baseUrl;
    private final RxivSettings.Server server;
    private final Collection<String> categories;

    RxivSource(PoliteClient client, RxivSettings settings, RxivSettings.Server server) {
        this.asker = new Asker(client, settings.baseUrl(), "application/json");
        this.baseUrl = settings.baseUrl();
        this.server = server;
        this.categories = settings.categories().orElse(List.of()).stream()
                .map(RxivSource::normal)
                .toList();
    }

    @Override
    public String name() {
        return server.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String label() {
        return server.label();
    }

    /** A day's list is complete only after the day is over where the server stands. */
    @Override
    public List<Integer> daysToLookBack() {
        return List.of(1, 3);
    }

    @Override
    public Answer announcedOn(LocalDate day) throws IOException {
        var papers = new LinkedHashMap<PaperId, RxivJson.Posted>();
        var skipped = new ArrayList<Answer.Skipped>();
        int cursor = 0;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            var page = page(day, cursor);
            int before = cursor;
            page.skipped().forEach(entry -> skipped.add(new Answer.Skipped(before + entry.position(), entry.reason())));
            page.papers().forEach(paper -> papers.merge(paper.doi(), paper, RxivSource::together));
            cursor += page.step();
            if (page.step() == 0 || cursor >= page.total()) {
                return answer(day, papers.values(), skipped);
            }
        }
        throw new IOException(label() + " sent " + MOST_PAGES + " pages for one day and did not end");
    }

    private RxivJson page(LocalDate day, int cursor) throws IOException {
        var address = baseUrl.toString().replaceFirst("/+$", "") + "/details/" + name() + "/" + day + "/" + day + "/"
                + cursor + "/json";
        return RxivJson.read(asker.get(URI.create(address)).body());
    }

    /** The first version tells whether the paper is new; the last one is the best to read, but they hardly differ on one day. */
    private static RxivJson.Posted together(RxivJson.Posted one, RxivJson.Posted other) {
        return one.version() <= other.version() ? one : other;
    }

    /** A later version of a paper that was posted before is no announcement. */
    private Answer answer(LocalDate day, Collection<RxivJson.Posted> posted, List<Answer.Skipped> skipped) {
        var wanted = posted.stream()
                .filter(paper -> categories.isEmpty()
                        || paper.sighting().categories().stream()
                                .anyMatch(category -> categories.contains(normal(category))))
                .filter(paper -> paper.sighting().day().equals(day))
                .toList();
        var sightings = wanted.stream()
                .filter(paper -> paper.version() <= 1)
                .map(RxivJson.Posted::sighting)
                .toList();
        int revised = wanted.size() - sightings.size();
        var note = revised > 0 ? "new versions left out: " + revised : "";
        return new Answer(sightings, skipped, note);
    }

    /** Answers write {@code cell biology} where addresses write {@code cell_biology}. */
    private static String normal(String category) {
        return category.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
