package dev.paperboy.web;

import dev.paperboy.matching.Matcher;
import dev.paperboy.papers.Arrival;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Origin;
import dev.paperboy.papers.Origins;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Papers;
import dev.paperboy.topics.Topic;
import dev.paperboy.topics.TopicException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Each paper under its own address, by any of its names. */
@Singleton
@Path("papers")
public final class PaperPages {

    private static final int DAYS_COMPARED = 14;
    private static final int LIKE_SHOWN = 5;

    private final Papers papers;
    private final Editions editions;
    private final Matcher matcher;

    public PaperPages(Papers papers, Editions editions, Matcher matcher) {
        this.papers = papers;
        this.editions = editions;
        this.matcher = matcher;
    }

    @GET
    @Path("{id: .+}")
    public Response paper(@PathParam("id") String id) {
        return find(papers, id)
                .map(paper -> Html.ok(page(paper)))
                .orElseGet(() -> Html.notFound(NoticePage.notFound()));
    }

    /** A paper by a name from an address, which may be anything. */
    static Optional<Paper> find(Papers papers, String name) {
        try {
            return papers.find(PaperId.parse(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private PaperPage page(Paper paper) {
        // The days up to the newest one when the paper is recent, and those around it when it is old.
        var until = paper.day().plusDays(DAYS_COMPARED);
        var last = editions.newest(until).orElse(paper.day());
        var among = editions.arrivals(last.minusDays(DAYS_COMPARED), last).stream()
                .map(Arrival::paper)
                .toList();
        return new PaperPage(
                PaperItem.of(paper, 1),
                origins(paper.key()),
                likeHref(paper.id()),
                new Link("Daily Papers, " + Dates.inFull(paper.day()), Hrefs.day(paper.day())),
                items(matcher.like(paper, among, LIKE_SHOWN)));
    }

    /** Where papers like this one can be subscribed to; empty if its name is one that nobody can type. */
    private static String likeHref(PaperId id) {
        try {
            var topic = Topic.parse("like:" + id.toString().replace("\\", "\\\\"));
            return topic.like().equals(List.of(id.toString())) ? Hrefs.subscribe(topic.text()) : "";
        } catch (TopicException e) {
            return "";
        }
    }

    /** {@code Title, abstract: arxiv, 5 January 2026}: for whoever wonders where a wrong abstract came from. */
    private List<String> origins(long key) {
        return papers.origins(key).byOrigin().entrySet().stream()
                .map(said -> sentence(
                        said.getValue().stream().map(Origins.Field::label).collect(Collectors.joining(", ")),
                        said.getKey()))
                .toList();
    }

    private static String sentence(String fields, Origin origin) {
        return Character.toUpperCase(fields.charAt(0)) + fields.substring(1) + ": " + origin.source() + ", "
                + Dates.inFull(origin.on());
    }

    private static List<PaperItem> items(List<Paper> like) {
        return IntStream.range(0, like.size())
                .mapToObj(i -> PaperItem.of(like.get(i), i + 1))
                .toList();
    }
}
