package dev.paperboy.papers.sources;

import dev.paperboy.http.PoliteClient;
import dev.paperboy.papers.Answer;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.Source;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Preprints that are registered at Crossref: what some servers posted on a day. https://www.crossref.org/documentation/retrieve-metadata/rest-api/ */
final class CrossrefSource implements Source {

    private static final int ROWS = 200;
    private static final int MOST_PAGES = 50;
    private static final String FIELDS = "DOI,title,author,posted,abstract,relation,group-title";

    private final Asker asker;
    private final CrossrefSettings settings;

    CrossrefSource(PoliteClient client, CrossrefSettings settings) {
        this.asker = new Asker(client, settings.baseUrl(), "application/json");
        this.settings = settings;
    }

    @Override
    public String name() {
        return "crossref";
    }

    @Override
    public String label() {
        return "Crossref";
    }

    /** Servers register some hours or days after they post. */
    @Override
    public List<Integer> daysToLookBack() {
        return List.of(1, 3, 7);
    }

    @Override
    public Answer announcedOn(LocalDate day) throws IOException {
        var papers = new LinkedHashMap<PaperId, Sighting>();
        var skipped = new ArrayList<Answer.Skipped>();
        var cursor = "*";
        int before = 0;
        int revised = 0;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            var page = page(day, cursor);
            page.posted().stream()
                    .filter(paper -> paper.day().equals(day))
                    .forEach(paper -> papers.putIfAbsent(paper.ids().get(0), paper));
            int offset = before;
            page.skipped().forEach(entry -> skipped.add(new Answer.Skipped(offset + entry.position(), entry.reason())));
            before += page.size();
            revised += page.revised();
            // The last page may have a cursor too; what ends a list is a page that is not full.
            if (page.size() < ROWS || page.next().isEmpty()) {
                return answer(List.copyOf(papers.values()), skipped, revised);
            }
            cursor = page.next().get();
        }
        throw new IOException("Crossref sent " + MOST_PAGES + " pages for one day and did not end");
    }

    private static Answer answer(List<Sighting> papers, List<Answer.Skipped> skipped, int revised) {
        var note = revised > 0 ? "new versions left out: " + revised : "";
        return new Answer(papers, skipped, papers.isEmpty() && note.isEmpty() ? "no papers registered yet" : note);
    }

    private CrossrefJson page(LocalDate day, String cursor) throws IOException {
        // Of one filter given several times any may hold.
        var filter = settings.prefixes().orElse(List.of()).stream()
                .map(prefix -> ",prefix:" + prefix.strip())
                .collect(Collectors.joining(
                        "", "type:posted-content,from-posted-date:" + day + ",until-posted-date:" + day, ""));
        var address = settings.baseUrl().toString().replaceFirst("/+$", "") + "/works?filter=" + encoded(filter)
                + "&rows=" + ROWS + "&select=" + encoded(FIELDS) + "&cursor=" + encoded(cursor)
                + settings.mailto().map(mail -> "&mailto=" + encoded(mail)).orElse("");
        return CrossrefJson.read(asker.get(URI.create(address)).body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
