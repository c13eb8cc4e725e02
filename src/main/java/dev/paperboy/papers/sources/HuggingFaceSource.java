package dev.paperboy.papers.sources;

import dev.paperboy.http.PoliteClient;
import dev.paperboy.http.Reply;
import dev.paperboy.http.StatusException;
import dev.paperboy.papers.Answer;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.Source;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Hugging Face's Daily Papers, through their API: one or two requests for a day. When the API fails, the day's page stands in. */
@Singleton
public final class HuggingFaceSource implements Source {

    private static final Logger LOG = Logger.getLogger(HuggingFaceSource.class);
    private static final int PAGE = 100;
    // The longest days have about a hundred entries; a server that never says [] must not keep us.
    private static final int MOST_PAGES = 10;
    private static final String NOT_YET = "the list of this day is not out yet";

    private final Asker api;
    private final Asker pages;
    private final URI baseUrl;
    private final InstantSource clock;
    private final Map<LocalDate, Reply> unstored = new ConcurrentHashMap<>();

    public HuggingFaceSource(PoliteClient client, HuggingFaceSettings settings, InstantSource clock) {
        this.api = new Asker(client, settings.baseUrl(), "application/json");
        this.pages = new Asker(client, settings.baseUrl(), "text/html");
        this.baseUrl = settings.baseUrl();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "huggingface";
    }

    @Override
    public String label() {
        return "Hugging Face";
    }

    /** A list grows while it is day in America, and upvotes rise for about a week. */
    @Override
    public List<Integer> daysToLookBack() {
        return List.of(1, 3, 7);
    }

    /** On weekends there is no list. On other days it may stay empty until the American morning. */
    @Override
    public Optional<Instant> newsBy(LocalDate day) {
        return isWeekend(day) ? Optional.empty() : Optional.of(closes(day));
    }

    @Override
    public void kept(LocalDate day) {
        var read = unstored.remove(day);
        if (read != null) {
            api.remember(address(day, 0), read);
        }
    }

    @Override
    public Answer announcedOn(LocalDate day) throws IOException {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (day.isAfter(today)) {
            return empty(NOT_YET);
        }
        try {
            return asked(day);
        } catch (StatusException e) {
            // 400 is the API's word for a day that has not begun, which its clock may see otherwise than ours.
            if (e.status() == 400 && day.equals(today)) {
                return empty(NOT_YET);
            }
            return fromPage(day, e);
        } catch (IOException e) {
            return fromPage(day, e);
        }
    }

    /** @param failure of the API; the page's own one is of little interest */
    private Answer fromPage(LocalDate day, IOException failure) throws IOException {
        try {
            var reply = pages.get(URI.create(base() + "/papers/date/" + day));
            var answer = DailyPapersPage.read(reply.body(), day);
            var reason = "read from the page, since the API failed";
            return new Answer(
                    answer.sightings(), answer.skipped(), answer.sightings().isEmpty() ? emptyNote(day) : reason);
        } catch (IOException e) {
            LOG.warnf("Page does not stand in for the API source=%s day=%s reason=\"%s\"", name(), day, e.getMessage());
            failure.addSuppressed(e);
            throw failure;
        }
    }

    /** Most days are one page, and most questions of a day find it as it was. */
    private Answer asked(LocalDate day) throws IOException {
        var first = api.getIfChanged(address(day, 0));
        if (first.isEmpty()) {
            return Answer.ofNoChange();
        }
        var page = DailyPapersJson.read(first.get().body(), day);
        if (isFull(page)) {
            return pages(day, page);
        }
        unstored.put(day, first.get());
        return page.sightings().isEmpty() ? new Answer(List.of(), page.skipped(), emptyNote(day)) : page;
    }

    private static boolean isFull(Answer page) {
        return page.sightings().size() + page.skipped().size() >= PAGE;
    }

    private Answer pages(LocalDate day, Answer first) throws IOException {
        Map<String, Sighting> sightings = new LinkedHashMap<>();
        List<Answer.Skipped> skipped = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            var answer = page == 0 ? first : page(day, page);
            // An entry that slid to the next page while we read is no fault of anyone.
            answer.sightings().forEach(sighting -> sightings.putIfAbsent(Gathered.identity(sighting), sighting));
            int before = page * PAGE;
            answer.skipped()
                    .forEach(entry -> skipped.add(new Answer.Skipped(before + entry.position(), entry.reason())));
            if (!isFull(answer)) {
                return new Answer(List.copyOf(sightings.values()), skipped, "");
            }
        }
        return new Answer(
                List.copyOf(sightings.values()), skipped, "only the first " + MOST_PAGES * PAGE + " entries were read");
    }

    private Answer page(LocalDate day, int page) throws IOException {
        var reply = api.get(address(day, page));
        return DailyPapersJson.read(reply.body(), day);
    }

    private URI address(LocalDate day, int page) {
        var query = "?date=" + day + "&limit=" + PAGE + (page == 0 ? "" : "&p=" + page);
        return URI.create(base() + "/api/daily_papers" + query);
    }

    private String base() {
        return baseUrl.toString().replaceFirst("/+$", "");
    }

    private static Answer empty(String note) {
        return new Answer(List.of(), List.of(), note);
    }

    private String emptyNote(LocalDate day) {
        if (isWeekend(day)) {
            return "no list on weekends";
        }
        return clock.instant().isBefore(closes(day)) ? NOT_YET : "no papers on the list of this day";
    }

    private static boolean isWeekend(LocalDate day) {
        var weekday = day.getDayOfWeek();
        return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
    }
}
