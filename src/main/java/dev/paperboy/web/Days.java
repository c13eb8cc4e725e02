package dev.paperboy.web;

import dev.paperboy.matching.Examples;
import dev.paperboy.matching.Matcher;
import dev.paperboy.papers.Edition;
import dev.paperboy.papers.Editions;
import dev.paperboy.topics.Topic;
import dev.paperboy.web.HomePage.TopicBox;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** The editions: the newest at the front door, each under its own address. */
@Singleton
@Path("/")
public final class Days {

    private final Editions editions;
    private final Matcher matcher;
    private final Examples examples;
    private final InstantSource clock;

    public Days(Editions editions, Matcher matcher, Examples examples, InstantSource clock) {
        this.examples = examples;
        this.editions = editions;
        this.matcher = matcher;
        this.clock = clock;
    }

    @GET
    public Response newest() {
        var today = today();
        return Html.ok(page(editions.newest(today).orElse(today), "", ""));
    }

    /** The date field's address; the day itself has a better one. */
    @GET
    @Path("days")
    public Response choose(@QueryParam("date") @DefaultValue("") String date) {
        return Dates.parse(date)
                .map(day -> Response.seeOther(URI.create(Hrefs.day(day))).build())
                .orElseGet(() -> Html.notFound(NoticePage.notFound()));
    }

    @GET
    @Path("days/{date}")
    public Response day(
            @PathParam("date") String date,
            @QueryParam("topic") @DefaultValue("") String topic,
            @QueryParam("month") @DefaultValue("") String month) {
        return Dates.parse(date)
                .map(day -> Html.ok(page(day, topic.strip(), month)))
                .orElseGet(() -> Html.notFound(NoticePage.notFound()));
    }

    private HomePage page(LocalDate day, String topic, String month) {
        var edition = editions.find(day).orElseGet(() -> new Edition(day, List.of(), List.of()));
        var answer = answer(edition, topic);
        var leafed = Dates.parseMonth(month);
        return new HomePage(
                Dates.inFull(day),
                Hrefs.day(day),
                day.toString(),
                summary(edition),
                editions.before(day).map(Days::link),
                editions.after(day).map(Days::link),
                month(leafed.orElse(YearMonth.from(day)), day),
                leafed.isPresent(),
                answer.box(),
                answer.papers(),
                edition.reports().stream().map(StatusLine::of).toList());
    }

    /** The box, and the papers below it. */
    private record Answer(TopicBox box, List<PaperItem> papers) {}

    private Answer answer(Edition edition, String text) {
        if (text.isEmpty()) {
            return new Answer(TopicBox.EMPTY, all(edition));
        }
        try {
            var topic = Topic.parse(text);
            topic.unknown(examples.known(List.of(topic))::contains);
            var matches = matcher.match(edition.papers(), List.of(topic)).getOrDefault(topic, List.of());
            var items = IntStream.range(0, matches.size())
                    .mapToObj(i -> PaperItem.of(matches.get(i), i + 1))
                    .toList();
            return new Answer(new TopicBox(topic.text(), "", true, Hrefs.subscribe(topic.text())), items);
        } catch (IllegalArgumentException e) {
            return new Answer(new TopicBox(text, String.valueOf(e.getMessage()), false, "/subscribe"), all(edition));
        }
    }

    private static List<PaperItem> all(Edition edition) {
        var papers = edition.papers();
        return IntStream.range(0, papers.size())
                .mapToObj(i -> PaperItem.of(papers.get(i), i + 1))
                .toList();
    }

    private static String summary(Edition edition) {
        return switch (edition.papers().size()) {
            case 0 -> "No papers of this day have reached us. The nearest days that have some are linked below.";
            case 1 -> "One paper.";
            default -> edition.papers().size() + " papers, in trending order.";
        };
    }

    private Month month(YearMonth month, LocalDate shown) {
        return Month.of(
                month,
                editions.days(month),
                shown,
                editions.before(month.atDay(1)),
                editions.after(month.atEndOfMonth()));
    }

    private static Link link(LocalDate day) {
        return new Link(Dates.inShort(day), Hrefs.day(day));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
